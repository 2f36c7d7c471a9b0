package dev.clickmask.sam.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** There is no place for a temporary file; the message goes on after the name of what needs it. */
final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final double MEGABYTE = 1e6;

    NoRoomException(long bytes, Path folder, String problem, @Nullable Throwable cause) {
        super(
                String.format(
                        Locale.ROOT,
                        "needs %,.0f MB of temporary space in %s, %s; make room, or name another folder with"
                                + " -Djava.io.tmpdir",
                        Math.ceil(bytes / MEGABYTE),
                        folder,
                        problem),
                cause);
    }

    /** Tells how little room there is. */
    static NoRoomException tooSmall(long bytes, Path folder, long free, @Nullable Throwable cause) {
        return new NoRoomException(
                bytes, folder, String.format(Locale.ROOT, "where %,.0f MB are left", free / MEGABYTE), cause);
    }
}
