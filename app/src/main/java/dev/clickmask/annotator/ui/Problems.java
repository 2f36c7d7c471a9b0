package dev.clickmask.annotator.ui;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What went wrong last, in a sentence for the person. Belongs to the event dispatch thread. */
final class Problems {
    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private final Messages messages;
    private final Runnable changed;
    private @Nullable Problem shown;
    /** By the project whose work could not be written. */
    private final Map<Object, Problem> unkept = new LinkedHashMap<>();

    Problems(Messages messages, Runnable changed) {
        this.messages = messages;
        this.changed = changed;
    }

    /** What is to be shown, until it is dismissed or the next image opens. */
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
        if (cause.isEmpty()) {
            unkept.remove(project);
            replace(before, firstUnkept());
        } else {
            Problem now = Problem.of(messages.text("problem.unkept", sentence(cause.get())), cause.get(), true);
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
        fail(thrown, false);
    }

    /** The same for what is about the whole folder, which stays until it is dismissed. */
    void failForFolder(Throwable thrown) {
        fail(thrown, true);
    }

    private void fail(Throwable thrown, boolean stays) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(cause instanceof CancellationException)) {
            LOG.log(System.Logger.Level.DEBUG, "shown to the person", cause);
            show(Problem.of(sentence(cause), cause, stays));
        }
    }

    /** Tells what is not wrong but good to know, until it is dismissed. */
    void tell(String sentence, String details) {
        show(new Problem(sentence, details, true));
    }

    /** The same for a sentence that needs no details. */
    void inform(String key, Object... arguments) {
        tell(messages.text(key, arguments), "");
    }

    /** Shows a sentence that needs no details. */
    void fail(String key, Object... arguments) {
        String sentence = messages.text(key, arguments);
        show(new Problem(sentence, "", false));
    }

    /** Shows a sentence about what went wrong. */
    void show(String sentence, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, sentence, cause);
        show(Problem.of(sentence, cause, false));
    }

    private void show(Problem problem) {
        shown = problem;
        changed.run();
    }

    /** What went wrong, for the person. */
    String sentence(Throwable cause) {
        String message = cause.getMessage();
        if (cause instanceof OutOfMemoryError) {
            return messages.text("problem.memory");
        } else if (cause instanceof ProjectGone gone) {
            return messages.text("problem.projectGone", gone.folder(), gone.file());
        } else if (cause instanceof IOException && message != null) {
            return message;
        }
        LOG.log(System.Logger.Level.ERROR, "unexpected", cause);
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
        if (shown != null && !shown.stays()) {
            dismiss();
        }
    }
}
