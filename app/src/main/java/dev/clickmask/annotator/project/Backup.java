package dev.clickmask.annotator.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The copy of a project file that stays beside it when a later version of the program changes its form. */
final class Backup {
    private Backup() {}

    /**
     * Makes one under a name that no file has, such as {@code annotations.clickmask.v2.bak}; on the disk when this returns.
     *
     * @param version of the file
     * @throws IOException with what to do, if that cannot be done; there is then no copy, not even in part
     */
    static void make(Database database, Path file, int version) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".v" + version + ".part");
        try {
            Files.deleteIfExists(part);
            database.copyTo(part);
            try (FileChannel copy = FileChannel.open(part, StandardOpenOption.WRITE)) {
                copy.force(true);
            }
            Files.move(part, free(file, version), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            IOException refusal = new IOException(
                    file
                            + " was made by an earlier version of Clickmask and is not changed, because no copy of it could"
                            + " be made beside it. Make room there, or check who may write there",
                    e);
            remove(part, refusal);
            throw refusal;
        }
    }

    private static void remove(Path part, IOException why) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private static Path free(Path file, int version) {
        Path usual = file.resolveSibling(file.getFileName() + ".v" + version + ".bak");
        Path free = usual;
        for (int i = 2; Files.exists(free); i++) {
            free = usual.resolveSibling(usual.getFileName() + "." + i);
        }
        return free;
    }
}
