package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.exchange.LeftOut;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Names each image that a data set could not have; the rest is written nevertheless. */
final class LeftOutNotes implements Consumer<LeftOut> {
    private final PrintWriter err;
    private boolean any;

    LeftOutNotes(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(LeftOut image) {
        any = true;
        err.println("note: " + image.image() + " was left out: " + image.why());
    }

    /** Exit status of a command that has come to its end. */
    int status() {
        return any ? 1 : 0;
    }
}
