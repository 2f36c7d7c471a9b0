package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.ProgressListener;
import java.io.PrintWriter;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how a fetch goes on: a bar for each file on a terminal, else a line. */
final class DownloadProgress implements ProgressListener, AutoCloseable {
    private final PrintWriter err;
    private final boolean onTerminal;
    private String file = "";
    private @Nullable ProgressBar bar;

    DownloadProgress(PrintWriter err, boolean onTerminal) {
        this.err = err;
        this.onTerminal = onTerminal;
    }

    @Override
    public void progress(String name, long bytes, OptionalLong total) {
        if (!name.equals(file)) {
            begin(name);
        }
        if (bar != null) {
            total.ifPresent(bar::maxHint);
            bar.stepTo(bytes);
        }
    }

    private void begin(String name) {
        close();
        file = name;
        if (onTerminal) {
            bar = TerminalBar.ofBytes(name);
        } else {
            err.println("fetching " + name);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
