package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes instances of prompts and goes back to their prompts. Belongs to the event dispatch thread. */
final class Labelling {
    private final Document document;
    private final PromptSession session;
    private final Supplier<String> model;
    /** The prompts for which acceptance was asked before their answer had come. */
    private @Nullable List<Prompt> acceptedEarly;
    /** The accepted instance whose prompts are being worked on. */
    private @Nullable Long reopened;

    /**
     * An unfinished instance that waits for the person to come back to its image.
     *
     * @param reopened the accepted instance that it will replace, if it is one
     */
    record Draft(PromptSession.State prompts, @Nullable Long reopened) {}

    /**
     * Works on both.
     *
     * @param model id of the model that answers
     */
    Labelling(Document document, PromptSession session, Supplier<String> model) {
        this.document = document;
        this.session = session;
        this.model = model;
        session.addListener(this::showWhatIsWorkedOn);
    }

    /** An instance whose prompts are being worked on is to be seen as their mask; a new one is what is selected. */
    private void showWhatIsWorkedOn() {
        if (reopened != null) {
            document.setHidden(reopened, !session.isEmpty());
        } else if (!session.isEmpty()) {
            document.clearSelection();
        }
    }

    /** Puts the unfinished instance aside, if there is one. */
    Optional<Draft> suspend() {
        acceptedEarly = null;
        return session.isEmpty() && !session.canUndo()
                ? Optional.empty()
                : Optional.of(new Draft(session.suspend(), reopened));
    }

    /** Goes on with what was put aside, or with nothing. */
    void resume(@Nullable Draft draft) {
        acceptedEarly = null;
        reopened = draft == null ? null : draft.reopened();
        if (draft == null) {
            session.reset();
        } else {
            session.resume(draft.prompts());
        }
    }

    /** Goes back to the prompts of an accepted instance; what is accepted next takes its place. */
    void reopen(Instance instance) {
        finish();
        if (!instance.origin().prompts().isEmpty()) {
            reopened = instance.id();
            document.select(instance.id());
            document.chooseCategory(instance.categoryId());
            session.begin(instance.origin().prompts());
        }
    }

    /** Adds the mask to the instances; if it is still being computed, as soon as it has come. */
    void accept() {
        Optional<Answer> answer = session.finished();
        if (answer.isEmpty()) {
            acceptedEarly = session.isEmpty() ? null : session.prompts();
        } else if (!answer.get().mask().isEmpty()) {
            add(answer.get());
        }
    }

    /** Accepts the mask that is shown, if there is one, so that something else can be begun. */
    void finish() {
        if (session.finished().isPresent()) {
            accept();
        }
    }

    /** Whether a mask will be accepted as soon as it has come. */
    boolean isAccepting() {
        return acceptedEarly != null;
    }

    /** An answer has come; accepts it if that was asked for before. */
    void answered() {
        if (session.finished().isPresent()) {
            boolean accepted = session.prompts().equals(acceptedEarly);
            acceptedEarly = null;
            if (accepted) {
                accept();
            }
        }
    }

    /** No answer will come. */
    void failed() {
        acceptedEarly = null;
    }

    /** Adds a mask that no prompts made; a box around it leads back to prompts that correct it. */
    void take(Mask mask, String by) {
        finish();
        PixelBox bounds = mask.bounds();
        Prompt box = new Prompt.BoxPrompt(new Box(bounds.x(), bounds.y(), bounds.endX(), bounds.endY()));
        Instance.Origin origin = new Instance.Origin(List.of(box), by, 0);
        int category = document.currentCategory().id();
        edit(image -> image.with(new Instance(image.nextId(), category, new Segmentation.Pixels(mask), origin)));
        document.select(newest());
    }

    private void add(Answer answer) {
        Instance.Origin origin = new Instance.Origin(
                session.prompts(), model.get(), answer.candidate().predictedIou());
        Segmentation pixels = new Segmentation.Pixels(answer.mask());
        int category = document.currentCategory().id();
        Optional<Instance> before = reopened();
        reset();
        edit(image -> before.map(old -> image.replacing(new Instance(old.id(), category, pixels, old.crowd(), origin)))
                .orElseGet(() -> image.with(new Instance(image.nextId(), category, pixels, origin))));
        // So that a digit, the brush or Delete mean what was just made.
        document.select(before.map(Instance::id).orElseGet(this::newest));
    }

    private long newest() {
        List<Instance> instances = document.instances();
        return instances.get(instances.size() - 1).id();
    }

    private Optional<Instance> reopened() {
        return document.instances().stream()
                .filter(instance -> reopened != null && instance.id() == reopened)
                .findFirst();
    }

    private void reset() {
        if (reopened != null) {
            document.setHidden(reopened, false);
            reopened = null;
        }
        session.reset();
    }

    /** Makes a category the current one, which the next instance gets; without prompts, the selected instances get it now. */
    void chooseCategory(int index) {
        List<Category> categories = document.categories();
        if (index < categories.size()) {
            int id = categories.get(index).id();
            document.chooseCategory(id);
            if (session.isEmpty() && !document.selected().isEmpty()) {
                editSelected((image, instance) -> image.replacing(instance.withCategory(id)));
            }
        }
    }

    /** Removes the selected instances. */
    void deleteSelected() {
        editSelected((image, instance) -> image.without(instance.id()));
    }

    private void editSelected(BiFunction<AnnotatedImage, Instance, AnnotatedImage> step) {
        List<Instance> selected = document.selected();
        edit(image -> {
            AnnotatedImage changed = image;
            for (Instance instance : selected) {
                changed = step.apply(changed, instance);
            }
            return changed;
        });
    }

    /** Makes a step after which there is no way back to prompts that were dropped before it. */
    void edit(UnaryOperator<AnnotatedImage> step) {
        if (session.isEmpty()) {
            reset();
        }
        document.edit(step);
    }
}
