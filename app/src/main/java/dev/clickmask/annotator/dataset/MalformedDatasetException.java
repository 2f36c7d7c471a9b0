package dev.clickmask.annotator.dataset;

import java.io.IOException;

/** A data set is not what its format demands; the message says in which file, where in it, and what is wrong. */
public final class MalformedDatasetException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    public MalformedDatasetException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    public MalformedDatasetException(Finding finding, Throwable cause) {
        super(finding.toString(), cause);
        this.finding = finding;
    }

    /** File, place and sentence. */
    public Finding finding() {
        return finding;
    }
}
