package dev.clickmask.sam;

/** A native run that failed or was ended. The message is one sentence for the person, the cause is for the log. */
public final class InferenceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    public InferenceException(String message, Throwable cause) {
        super(message, cause);
        this.cancelled = false;
    }

    private InferenceException(String message, boolean cancelled) {
        super(message);
        this.cancelled = cancelled;
    }

    /** The run was ended by {@link SamModel#cancel} or {@link SamModel#close}, or never began because of the latter. */
    public static InferenceException cancelled(String message) {
        return new InferenceException(message, true);
    }

    /** The model does not understand the prompts; see {@link Capabilities}. */
    public static InferenceException unsupported(String message) {
        return new InferenceException(message, false);
    }

    /** Whether somebody asked for the end of the run, so that there is nothing to report. */
    public boolean isCancelled() {
        return cancelled;
    }
}
