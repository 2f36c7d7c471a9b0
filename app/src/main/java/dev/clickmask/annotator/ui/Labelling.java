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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes instances of prompts and goes back to their prompts. Belongs to the event dispatch thread. */
final class Labelling {
    private final Document document;
    private final PromptSession session;
    private final Supplier<String> model;
    private final BooleanSupplier answering;
    /** The prompts for which acceptance was asked before their answer had come. */
    private @Nullable List<Prompt> acceptedEarly;
    /** The accepted instance that is not drawn because its prompts are being worked on. */
    private @Nullable Long hidden;

    /**
     * Works on both.
     *
     * @param model id of the model that answers
     * @param answering whether an answer to prompts that have none is on its way
     */
    Labelling(Document document, PromptSession session, Supplier<String> model, BooleanSupplier answering) {
        this.document = document;
        this.session = session;
        this.model = model;
        this.answering = answering;
        session.addListener(this::follow);
    }

    /** The prompts have changed. */
    private void follow() {
        if (!session.prompts().equals(acceptedEarly)) {
            acceptedEarly = null;
        }
        showWhatIsWorkedOn();
    }

    /** An instance whose prompts are being worked on is to be seen as their mask; a new one is what is selected. */
    private void showWhatIsWorkedOn() {
        Long before = hidden;
        hidden = session.instance().orElse(null);
        if (before != null && !before.equals(hidden)) {
            document.setHidden(before, false);
        }
        if (hidden != null) {
            document.setHidden(hidden, true);
        } else if (!session.isEmpty()) {
            document.clearSelection();
        }
    }

    /** Puts the unfinished instance aside, if there is one. */
    Optional<PromptSession.State> suspend() {
        acceptedEarly = null;
        return session.isEmpty() && !session.canUndo() ? Optional.empty() : Optional.of(session.suspend());
    }

    /** Goes on with what was put aside, or with nothing. */
    void resume(PromptSession.@Nullable State draft) {
        acceptedEarly = null;
        if (draft == null) {
            session.reset();
        } else {
            session.resume(draft);
        }
    }

    /**
     * Goes back to the prompts of an accepted instance; what is accepted next takes its place. A mask that is shown is
     * accepted before; while one is still awaited, nothing is done.
     */
    void reopen(Instance instance) {
        finish();
        boolean awaited = !session.isEmpty() && session.finished().isEmpty() && answering.getAsBoolean();
        if (!instance.origin().prompts().isEmpty() && !awaited) {
            document.select(instance.id());
            document.chooseCategory(instance.categoryId());
            session.reopen(instance, model.get());
        }
    }

    /** Adds the mask to the instances; if it is still being computed, as soon as it has come. */
    void accept() {
        Optional<Answer> answer = session.finished();
        if (answer.isEmpty()) {
            boolean awaited = !session.isEmpty() && !session.lacksObject() && answering.getAsBoolean();
            acceptedEarly = awaited ? session.prompts() : null;
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
        return acceptedEarly != null && session.prompts().equals(acceptedEarly);
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
                session.prompts(),
                model.get(),
                answer.candidate().predictedIou(),
                answer.finish().threshold(),
                answer.shown());
        Segmentation pixels = new Segmentation.Pixels(answer.mask());
        int category = document.currentCategory().id();
        Optional<Instance> before = reopened();
        boolean unchanged = session.isUnchanged();
        session.reset();
        edit(image -> before.map(old -> image.replacing(
                        unchanged
                                ? old.withCategory(category)
                                        .withTrack(old.track().confirmed())
                                : old.remade(pixels, origin).withCategory(category)))
                .orElseGet(() -> image.with(new Instance(image.nextId(), category, pixels, origin))));
        // So that a digit, the brush or Delete mean what was just made.
        document.select(before.map(Instance::id).orElseGet(this::newest));
    }

    private long newest() {
        List<Instance> instances = document.instances();
        return instances.get(instances.size() - 1).id();
    }

    private Optional<Instance> reopened() {
        return session.instance()
                .flatMap(id -> document.instances().stream()
                        .filter(instance -> instance.id() == id)
                        .findFirst());
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
            session.reset();
        }
        document.edit(step);
    }
}
