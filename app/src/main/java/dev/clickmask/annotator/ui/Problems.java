package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.UnusableImageException;
import dev.clickmask.annotator.ui.Problem.Until;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What went wrong last, in a sentence for the person. Belongs to the event dispatch thread. */
final class Problems {
    private final Messages messages;
    private final Runnable changed;
    private @Nullable Problem shown;
    /** By the project whose work could not be written. */
    private final Map<Object, Problem> unkept = new LinkedHashMap<>();

    Problems(Messages messages, Runnable changed) {
        this.messages = messages;
        this.changed = changed;
    }

    /** What is to be shown, until it is dismissed or over. */
    Optional<Problem> shown() {
        return Optional.ofNullable(shown);
    }

    /** Whether there is work that could not be written yet. */
    boolean hasUnkept() {
        return !unkept.isEmpty();
    }

    /**
     * Tells why work could not be written, or that all of it is.
     *
     * @param project whose work; another one that is left has its own
     */
    void setUnkept(Object project, Optional<IOException> cause) {
        Problem before = unkept.get(project);
        if (cause.isEmpty() && before == null) {
            return;
        } else if (cause.isEmpty()) {
            unkept.remove(project);
            replace(before, firstUnkept());
            // Also where the sentence was dismissed: the status line says it on.
            changed.run();
        } else {
            Problem now =
                    Problem.of(messages.text("problem.unkept", sentence(cause.get())), cause.get(), Until.NEXT_DEED);
            if (before == null) {
                unkept.put(project, now);
                show(now);
            } else if (!now.sentence().equals(before.sentence())) {
                unkept.put(project, now);
                replace(before, now);
            }
        }
    }

    private void replace(@Nullable Problem before, @Nullable Problem now) {
        if (before != null && before.equals(shown)) {
            shown = now;
            changed.run();
        }
    }

    private @Nullable Problem firstUnkept() {
        return unkept.values().stream().findFirst().orElse(null);
    }

    /** Shows once more that there is work that could not be written. */
    void refuseToLeave() {
        Problem first = firstUnkept();
        if (first != null) {
            show(first);
        }
    }

    /** Shows what went wrong, instead of what went wrong before. */
    void fail(Throwable thrown) {
        fail(thrown, Until.NEXT_IMAGE);
    }

    /** The same for an image that cannot be shown; says which one still is. */
    void failOn(Optional<String> stillShown, Throwable cause) {
        if (stillShown.isPresent() && !(cause instanceof CancellationException)) {
            show(messages.text("problem.stillShown", sentence(cause), stillShown.get()), cause);
        } else {
            fail(cause);
        }
    }

    /** The same for what is about the whole folder, and so stays with the next image. */
    void failForFolder(Throwable thrown) {
        fail(thrown, Until.NEXT_DEED);
    }

    private void fail(Throwable thrown, Until until) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(cause instanceof CancellationException)) {
            log().log(System.Logger.Level.DEBUG, "shown to the person", cause);
            show(Problem.of(sentence(cause), cause, until));
        }
    }

    /** Tells what is not wrong but good to know, also on the next image. */
    void tell(String sentence, String details) {
        show(new Problem(sentence, details, Until.NEXT_DEED));
    }

    /** The same for a sentence that needs no details. */
    void inform(String key, Object... arguments) {
        tell(messages.text(key, arguments), "");
    }

    /** Shows a sentence that needs no details, about what the person has just done. */
    void fail(String key, Object... arguments) {
        String sentence = messages.text(key, arguments);
        show(new Problem(sentence, "", Until.NEXT_STEP));
    }

    /** Shows a sentence about what went wrong. */
    void show(String sentence, Throwable cause) {
        log().log(System.Logger.Level.DEBUG, sentence, cause);
        show(Problem.of(sentence, cause, Until.NEXT_IMAGE));
    }

    private void show(Problem problem) {
        shown = problem;
        changed.run();
    }

    /** A text in the language of the person. */
    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** What went wrong, for the person. */
    String sentence(Throwable cause) {
        String message = cause.getMessage();
        if (cause instanceof OutOfMemoryError) {
            return messages.text("problem.memory");
        } else if (cause instanceof UnusableImageException) {
            return messages.text("problem.noneUsable");
        } else if (cause instanceof ProjectGone gone) {
            return messages.text("problem.projectGone", gone.folder(), gone.file());
        } else if (cause instanceof NoSuchFileException gone) {
            return messages.text("problem.gone", gone.getFile());
        } else if (cause instanceof IOException && message != null) {
            return messages.sentence(message);
        }
        log().log(System.Logger.Level.ERROR, "unexpected", cause);
        return messages.text("problem.unexpected", cause.toString());
    }

    /** Forgets what is shown; what could not be written shows through what hid it. */
    void dismiss() {
        if (shown != null) {
            shown = unkept.containsValue(shown) ? null : firstUnkept();
            changed.run();
        }
    }

    /** Another image has opened: forgets what was the matter before, unless it is about more than that image. */
    void goOn() {
        if (shown != null && shown.until() != Until.NEXT_DEED) {
            dismiss();
        }
    }

    /** A step was done on an image or the categories: forgets what was the matter with the step before. */
    void stepDone() {
        if (shown != null && shown.until() == Until.NEXT_STEP) {
            dismiss();
        }
    }

    /** Whether something is shown that {@link #makeWay} takes away. */
    boolean canMakeWay() {
        return shown != null && !unkept.containsValue(shown);
    }

    /** The person does something else: forgets whatever was the matter before, but for work that is not written. */
    void makeWay() {
        if (canMakeWay()) {
            dismiss();
        }
    }

    /** Looked for only when there is something to say, as that takes longer than much of what is done at the start. */
    private static System.Logger log() {
        return System.getLogger(Problems.class.getName());
    }
}
