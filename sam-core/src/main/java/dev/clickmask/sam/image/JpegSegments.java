package dev.clickmask.sam.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOException;

/** What a JPEG says of itself that its decoder would believe, though it took minutes or gigabytes. */
final class JpegSegments {
    /** Programs write ten to twenty. Each takes the time of a picture, and a hundred bytes of the file. */
    private static final int MOST_SCANS = 100;
    /** The largest profiles, of printers, have some megabytes. */
    private static final long LARGEST_PROFILE = 1 << 26;

    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    /** The name, which part of how many it is, and the length with which the profile begins. */
    private static final int PROFILE_HEAD = PROFILE.length + 2 + Integer.BYTES;

    private static final int PROGRESSIVE = 0xC2;
    private static final int SCAN = 0xDA;
    private static final int PROFILE_PART = 0xE2;

    private JpegSegments() {}

    /** @throws IIOException if a colour profile claims to be larger than any is; memory for it is taken before it is read */
    static void checkProfile(Path jpeg) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(jpeg))) {
            for (int marker = marker(file); marker >= 0 && marker != SCAN; marker = marker(file)) {
                byte[] head = file.readNBytes(skipTo(file, marker));
                if (marker == PROFILE_PART && startsWithProfile(head)) {
                    long size = ByteBuffer.wrap(head).getInt(PROFILE_HEAD - Integer.BYTES) & 0xFFFFFFFFL;
                    if (head[PROFILE.length] == 1 && size > LARGEST_PROFILE) {
                        throw new IIOException("a colour profile of " + size + " bytes");
                    }
                }
            }
        }
    }

    private static boolean startsWithProfile(byte[] head) {
        return head.length >= PROFILE_HEAD
                && ByteBuffer.wrap(head, 0, PROFILE.length).equals(ByteBuffer.wrap(PROFILE));
    }

    /** @throws IIOException if it is progressive and goes over its picture more often than any program writes it */
    static void checkScans(Path jpeg) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(jpeg), 1 << 16)) {
            boolean progressive = false;
            int scans = 0;
            for (int marker = marker(file); marker >= 0; marker = marker(file)) {
                progressive |= marker == PROGRESSIVE;
                scans += marker == SCAN ? 1 : 0;
                if (scans > 0 && !progressive) {
                    return;
                }
                if (scans > MOST_SCANS) {
                    throw new IIOException("more than " + MOST_SCANS + " scans");
                }
                // A thumbnail before the first scan has scans of its own; pixels have none among them.
                file.readNBytes(scans == 0 ? skipTo(file, marker) : 0);
            }
        }
    }

    /** How many bytes come before the next marker, those of the length itself having been read. */
    private static int skipTo(InputStream file, int marker) throws IOException {
        boolean hasLength = marker > 0xD9 || (marker >= 0xC0 && marker < 0xD0);
        return hasLength ? Math.max(0, ((file.read() << 8) | file.read()) - Short.BYTES) : 0;
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
