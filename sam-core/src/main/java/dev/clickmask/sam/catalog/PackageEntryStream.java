package dev.clickmask.sam.catalog;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads one file straight out of a packed npm package: nothing else in it is ever written anywhere. */
final class PackageEntryStream extends FilterInputStream {
    private static final String ROOT = "package/";

    private final long length;

    private PackageEntryStream(TarArchiveInputStream tar, long length) {
        super(tar);
        this.length = length;
    }

    /**
     * Opens a file inside a package.
     *
     * @param archive a .tgz file as npm packs it
     * @param path inside the package
     * @throws IOException if the file is not there, or an entry before it points out of the package
     */
    static PackageEntryStream open(Path archive, String path) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        try {
            TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file));
            return new PackageEntryStream(tar, seek(tar, path));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static long seek(TarArchiveInputStream tar, String path) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (pathOf(entry).equals(path)) {
                return entry.getSize();
            }
        }
        throw new IOException("the package has no " + path);
    }

    private static String pathOf(TarArchiveEntry entry) throws IOException {
        String name = entry.getName();
        if (!name.startsWith(ROOT) || Arrays.asList(name.split("[/\\\\]")).contains("..")) {
            throw new IOException("the package is not to be trusted: its entry " + name + " points outside");
        }
        return name.substring(ROOT.length());
    }

    /** Takes an entry of a package. */
    interface EntryReader {
        /**
         * Reads as much of the entry as it wants.
         *
         * @param path inside the package
         * @param bytes of the entry; not to be closed
         */
        void read(String path, InputStream bytes) throws IOException;
    }

    /** Shows all entries of a package to the reader, in their order. */
    static void forEach(Path archive, EntryReader reader) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                reader.read(pathOf(entry), tar);
            }
        }
    }

    /** Bytes of the file. */
    long length() {
        return length;
    }
}
