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
            String name = entry.getName();
            if (!name.startsWith(ROOT) || Arrays.asList(name.split("[/\\\\]")).contains("..")) {
                throw new IOException("the package is not to be trusted: its entry " + name + " points outside");
            }
            if (name.equals(ROOT + path)) {
                return entry.getSize();
            }
        }
        throw new IOException("the package has no " + path);
    }

    /** Bytes of the file. */
    long length() {
        return length;
    }
}
