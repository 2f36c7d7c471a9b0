package dev.clickmask.sam.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOException;

/**
 * How often a JPEG goes over its whole picture. A progressive one may do so in a hundred bytes as often as it likes, and each time
 * costs the decoder as much as a picture; programs that write them take some ten to twenty scans.
 */
final class JpegScans {
    private static final int MOST = 100;
    private static final int PROGRESSIVE = 0xC2;
    private static final int SCAN = 0xDA;

    private JpegScans() {}

    /** @throws IIOException if there are more than any program writes */
    static void check(Path jpeg) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(jpeg), 1 << 16)) {
            boolean progressive = false;
            int scans = 0;
            for (int marker = segment(file);
                    marker >= 0 && !(marker == SCAN && !progressive);
                    marker = next(file, scans)) {
                progressive |= marker == PROGRESSIVE;
                scans += marker == SCAN ? 1 : 0;
                if (scans > MOST) {
                    throw new IIOException("more than " + MOST + " scans");
                }
            }
        }
    }

    /** Segments before the first scan are skipped, because a thumbnail in one has scans of its own; there are none in pixels. */
    private static int next(InputStream file, int scans) throws IOException {
        return scans == 0 ? segment(file) : marker(file);
    }

    private static int segment(InputStream file) throws IOException {
        int marker = marker(file);
        if (marker > 0xD9 || (marker >= 0xC0 && marker < 0xD0)) {
            int length = file.read() << 8 | file.read();
            file.skipNBytes(Math.max(0, length - 2));
        }
        return marker;
    }

    /** The byte behind the next 0xFF that is neither stuffing nor padding; -1 at the end of the file. */
    private static int marker(InputStream file) throws IOException {
        int before = 0;
        for (int value = file.read(); value >= 0; value = file.read()) {
            if (before == 0xFF && value != 0 && value != 0xFF) {
                return value;
            }
            before = value;
        }
        return -1;
    }
}
