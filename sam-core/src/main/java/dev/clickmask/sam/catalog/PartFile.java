package dev.clickmask.sam.catalog;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A model file in the making: it grows beside its final place under a name of its own, and takes that place in one step
 * only when every byte is there and right. What a broken line leaves is kept and gone on with, if the catalogue has the
 * digest that will tell whether both parts are of the same file.
 *
 * <p>Two that make the same file, even in two processes, do not meet: the later one replaces a good file by a good file.
 */
final class PartFile {
    private static final Duration REPORT_INTERVAL = Duration.ofMillis(100);
    private static final int BUFFER_BYTES = 1 << 16;

    private final ModelFile file;
    private final Path target;
    private final Leftovers leftovers;
    private final ProgressListener listener;

    PartFile(ModelFile file, Path target, ProgressListener listener) {
        this.file = file;
        this.target = target;
        this.leftovers = new Leftovers(target);
        this.listener = listener;
    }

    /** What came is not the file, so that there is nothing to go on with. */
    private static final class WrongContentException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongContentException(String message) {
            super(message);
        }
    }

    /**
     * Writes the content to the target, or leaves the target as it was.
     *
     * @return digest of the content
     */
    String receive(Content.Opening opening) throws IOException {
        Path part = target.resolveSibling(file.name() + "." + UUID.randomUUID() + ".part");
        boolean resumed = file.sha256() != null && leftovers.claim(part);
        try {
            return receive(opening, part);
        } catch (WrongContentException e) {
            if (!resumed) {
                throw e;
            }
            // Perhaps only what was there before was of something else.
            return receive(opening, part);
        }
    }

    private String receive(Content.Opening opening, Path part) throws IOException {
        try (Content content = opening.from(Files.exists(part) ? Files.size(part) : 0)) {
            String sha256 = write(content, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return sha256;
        } catch (WrongContentException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        } catch (IOException e) {
            leave(part, e);
            throw e;
        }
    }

    private void leave(Path part, IOException why) {
        try {
            if (file.sha256() == null || !Files.exists(part) || Files.size(part) == 0) {
                Files.deleteIfExists(part);
            } else {
                leftovers.keep(part);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private String write(Content content, Path part) throws IOException {
        OptionalLong total = total(content.length());
        boolean resumes = content.offset() > 0;
        Sha256 digest = new Sha256();
        if (resumes) {
            digest.add(part);
        }
        long received = content.offset();
        long lastReport = System.nanoTime();
        listener.progress(file.name(), received, total);
        byte[] buffer = new byte[BUFFER_BYTES];
        // Not a FileChannel: interrupting would close it and hide that someone cancelled.
        try (FileOutputStream out = new FileOutputStream(part.toFile(), resumes)) {
            int n;
            while ((n = content.bytes().read(buffer)) >= 0) {
                received += n;
                checkOngoing(received);
                digest.add(buffer, n);
                out.write(buffer, 0, n);
                if (System.nanoTime() - lastReport >= REPORT_INTERVAL.toNanos()) {
                    listener.progress(file.name(), received, total);
                    lastReport = System.nanoTime();
                }
            }
            String sha256 = digest.hex();
            checkWhole(received, total, sha256);
            out.getFD().sync();
            listener.progress(file.name(), received, total);
            return sha256;
        }
    }

    private OptionalLong total(OptionalLong offered) throws IOException {
        if (offered.isPresent() && !file.mayHaveSize(offered.getAsLong())) {
            throw new IOException("it offers " + offered.getAsLong() + " bytes" + expected(file.bytes()));
        }
        return offered.isPresent() ? offered : file.bytes();
    }

    private void checkOngoing(long received) throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("fetching of " + file.name() + " was cancelled");
        }
        if (file.bytes().isPresent() && received > file.bytes().getAsLong()) {
            throw new WrongContentException("it sends more" + expected(file.bytes()));
        }
    }

    private void checkWhole(long received, OptionalLong total, String sha256) throws IOException {
        if (!file.mayHaveSize(received) || (total.isPresent() && total.getAsLong() != received)) {
            throw new IOException("it sent " + received + " bytes" + expected(total));
        }
        if (file.sha256() != null && !sha256.equals(file.sha256())) {
            throw new WrongContentException("SHA-256 of what it sent is " + sha256 + ", expected " + file.sha256());
        }
    }

    private static String expected(OptionalLong bytes) {
        return bytes.isPresent() ? ", expected " + bytes.getAsLong() : ", expected some";
    }
}
