package dev.clickmask.annotator.series;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Walks the elements of one file up to its pixels, after DICOM PS3.5, section 7 and annex A. Of the sequences only the functional
 * groups are entered, where the first value of an element holds. One thread.
 */
final class DicomParser {
    private static final int PREAMBLE = 128;
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int LONGEST_VALUE = 1024;
    /** Deeper than any real file, and far from the end of the stack. */
    private static final int DEEPEST = 32;

    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    /** Representations whose length has four bytes. */
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final DicomInput in;
    private final Map<Integer, byte[]> values = new HashMap<>();
    private boolean explicit = true;
    private long pixels = -1;
    private long pixelBytes;

    private DicomParser(DicomInput in) {
        this.in = in;
    }

    /**
     * What stands before the value of an element.
     *
     * @param sequence whether the value is items
     */
    private record Head(int tag, long length, boolean sequence) {}

    /**
     * Reads the header.
     *
     * @throws UnreadableDicomException if it is no DICOM file with pixels that are not compressed
     */
    static DicomFile parse(Path file) throws IOException {
        try (DicomInput in = new DicomInput(file)) {
            return new DicomParser(in).parseAll(file);
        } catch (EOFException e) {
            throw new UnreadableDicomException(file, "ends within its header; copy it again from its source", e);
        }
    }

    /** Whether the file begins as DICOM files do. */
    static boolean isDicom(Path file) throws IOException {
        try (DicomInput in = new DicomInput(file)) {
            return isDicom(in);
        } catch (EOFException e) {
            return false;
        }
    }

    private static boolean isDicom(DicomInput in) throws IOException {
        in.skip(PREAMBLE);
        return new String(in.bytes(4), StandardCharsets.US_ASCII).equals("DICM");
    }

    private DicomFile parseAll(Path file) throws IOException {
        if (!isDicom(in)) {
            throw new UnreadableDicomException(file, "is not a DICOM file", null);
        }
        boolean inMeta = true;
        while (!in.atEnd() && pixels < 0) {
            int group = in.u16();
            if (inMeta && group != 0x0002) {
                inMeta = false;
                begin(file);
                // The group was read in the order of the meta information, which is little-endian.
                group = in.isBigEndian() ? Short.toUnsignedInt(Short.reverseBytes((short) group)) : group;
            }
            Head head = head(group);
            if (head.tag() == DicomTag.PIXEL_DATA && head.length() == UNDEFINED) {
                throw compressed(file);
            }
            element(head, 0);
        }
        if (pixels < 0) {
            throw new UnreadableDicomException(file, "has no picture", null);
        }
        return new DicomFile(file, values, in.isBigEndian(), pixels, pixelBytes);
    }

    /** Goes over to the transfer syntax of the data set. */
    private void begin(Path file) throws UnreadableDicomException {
        switch (syntax()) {
            case IMPLICIT -> explicit = false;
            case EXPLICIT -> {}
            case BIG_ENDIAN -> in.setBigEndian(true);
            default -> throw compressed(file);
        }
    }

    private String syntax() {
        return DicomFile.text(values.getOrDefault(DicomTag.TRANSFER_SYNTAX, new byte[0]));
    }

    private UnreadableDicomException compressed(Path file) {
        return new UnreadableDicomException(
                file,
                "has compressed pixels (transfer syntax " + syntax()
                        + "); unpack it first, for example with: gdcmconv --raw",
                null);
    }

    private Head head(int group) throws IOException {
        int tag = group << 16 | in.u16();
        if (group == 0xFFFE || !explicit) {
            return new Head(tag, in.u32(), false);
        }
        String representation = new String(in.bytes(2), StandardCharsets.US_ASCII);
        if (LONG.contains(representation)) {
            in.skip(2);
            return new Head(tag, in.u32(), representation.equals("SQ"));
        }
        return new Head(tag, in.u16(), false);
    }

    private void element(Head head, int depth) throws IOException {
        if (head.tag() == DicomTag.PIXEL_DATA && depth == 0) {
            pixels = in.position();
            pixelBytes = Math.min(head.length(), in.left());
        } else if (head.length() == UNDEFINED || DicomTag.ENTERED.contains(head.tag())) {
            items(head, depth + 1);
        } else if (DicomTag.WANTED.contains(head.tag()) && head.length() <= LONGEST_VALUE && !head.sequence()) {
            values.putIfAbsent(head.tag(), in.bytes((int) head.length()));
        } else {
            in.skip(head.length());
        }
    }

    /** The items of a sequence; their elements are kept if the sequence is one of those that are entered. */
    private void items(Head sequence, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new EOFException("sequences without end");
        }
        boolean entered = DicomTag.ENTERED.contains(sequence.tag());
        long end = sequence.length() == UNDEFINED ? Long.MAX_VALUE : in.position() + sequence.length();
        while (in.position() < end) {
            Head item = head(in.u16());
            if (item.tag() == DicomTag.SEQUENCE_END) {
                return;
            }
            if (item.tag() != DicomTag.ITEM) {
                throw new EOFException("no item where one should be");
            }
            if (entered || item.length() == UNDEFINED) {
                elements(item, depth, entered);
            } else {
                in.skip(item.length());
            }
        }
    }

    private void elements(Head item, int depth, boolean kept) throws IOException {
        long end = item.length() == UNDEFINED ? Long.MAX_VALUE : in.position() + item.length();
        while (in.position() < end) {
            Head head = head(in.u16());
            if (head.tag() == DicomTag.ITEM_END) {
                return;
            }
            if (kept) {
                element(head, depth);
            } else if (head.length() == UNDEFINED) {
                items(head, depth + 1);
            } else {
                in.skip(head.length());
            }
        }
    }
}
