package dev.clickmask.annotator.series;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreySamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A DICOM file whose header is read: its values, and its frames one at a time. Immutable; for any thread. */
final class DicomFile {
    private static final Pattern BACKSLASH = Pattern.compile("\\\\");

    private final Path path;
    private final Map<Integer, byte[]> values;
    private final boolean bigEndian;
    private final long pixels;
    private final long pixelBytes;

    /**
     * What {@link DicomParser} has found.
     *
     * @param pixels where they begin
     * @param pixelBytes how many bytes of them are there
     */
    DicomFile(Path path, Map<Integer, byte[]> values, boolean bigEndian, long pixels, long pixelBytes) {
        this.path = path;
        this.values = Map.copyOf(values);
        this.bigEndian = bigEndian;
        this.pixels = pixels;
        this.pixelBytes = pixelBytes;
    }

    static String text(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
    }

    Path path() {
        return path;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** The text of an element; empty if it is not there. */
    String text(int tag) {
        return text(values.getOrDefault(tag, new byte[0]));
    }

    /** The numbers of an element that is written as text; empty if it is not there, or one is none. */
    List<Double> numbers(int tag) {
        try {
            String text = text(tag);
            return text.isEmpty()
                    ? List.of()
                    : Arrays.stream(BACKSLASH.split(text, -1))
                            .map(number -> Double.parseDouble(number.strip()))
                            .toList();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    /** The first of these numbers, if it is there and finite. */
    Optional<Double> number(int tag) {
        return numbers(tag).stream().findFirst().filter(Double::isFinite);
    }

    private int unsigned(int tag, int otherwise) {
        byte[] value = values.getOrDefault(tag, new byte[0]);
        return value.length < 2 ? otherwise : buffer(value).getShort() & 0xFFFF;
    }

    private ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** How many pictures it has; of those that are promised and not there, one is counted, so that it is told. */
    int frames() {
        long promised = number(DicomTag.NUMBER_OF_FRAMES).orElse(1.0).longValue();
        long held = pixelBytes / Math.max(1, frameBytes());
        return (int) Math.max(1, Math.min(Math.min(promised, held + 1), Integer.MAX_VALUE));
    }

    private long frameBytes() {
        return (long) unsigned(DicomTag.ROWS, 0)
                * unsigned(DicomTag.COLUMNS, 0)
                * unsigned(DicomTag.BITS_ALLOCATED, 0)
                / 8;
    }

    /** The window that it asks for, if it does. */
    Optional<Windowing> window() {
        Optional<Double> width = number(DicomTag.WINDOW_WIDTH).filter(value -> value >= 1);
        return number(DicomTag.WINDOW_CENTRE).flatMap(centre -> width.map(value -> new Windowing(centre, value)));
    }

    /**
     * Reads one picture.
     *
     * @throws UnreadableDicomException if it is of colours, has samples of an odd size, or is not whole
     */
    Slice slice(int frame) throws IOException {
        int bits = unsigned(DicomTag.BITS_ALLOCATED, 0);
        String kind = text(DicomTag.PHOTOMETRIC_INTERPRETATION);
        if (!kind.startsWith("MONOCHROME") || unsigned(DicomTag.SAMPLES_PER_PIXEL, 1) != 1) {
            throw new UnreadableDicomException(
                    path, "is a picture of colours (" + kind + "); only grey ones are read", null);
        }
        if (bits != 8 && bits != 16) {
            throw new UnreadableDicomException(path, "has samples of " + bits + " bits; only 8 and 16 are read", null);
        }
        int rows = unsigned(DicomTag.ROWS, 0);
        int columns = unsigned(DicomTag.COLUMNS, 0);
        if (rows == 0 || columns == 0) {
            throw new UnreadableDicomException(path, "does not say how large its picture is", null);
        }
        byte[] bytes = frame(frame, frameBytes());
        GreySamples samples = samples(new Size(columns, rows), bits, bytes);
        return new Slice(
                samples,
                number(DicomTag.RESCALE_SLOPE).filter(slope -> slope != 0).orElse(1.0),
                number(DicomTag.RESCALE_INTERCEPT).orElse(0.0),
                kind.equals("MONOCHROME1"));
    }

    private byte[] frame(int frame, long length) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            long from = pixels + frame * length;
            if (length > Integer.MAX_VALUE - 8 || (frame + 1) * length > pixelBytes) {
                throw new UnreadableDicomException(
                        path, "ends before its picture is complete; copy it again from its source", null);
            }
            byte[] bytes = new byte[(int) length];
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining() && file.read(rest, from + rest.position()) >= 0) {
                // On to what is left.
            }
            return bytes;
        }
    }

    /** Brings the stored bits, behind which other things may be hidden, to the lower end of the sample. */
    private GreySamples samples(Size size, int bits, byte[] bytes) {
        boolean signed = unsigned(DicomTag.PIXEL_REPRESENTATION, 0) == 1;
        if (bits == 8) {
            return GreySamples.of(size, bytes, signed);
        }
        short[] samples = new short[(int) size.area()];
        buffer(bytes).asShortBuffer().get(samples);
        int stored = Math.max(1, Math.min(16, unsigned(DicomTag.BITS_STORED, 16)));
        int left = 15 - Math.max(stored - 1, Math.min(15, unsigned(DicomTag.HIGH_BIT, stored - 1)));
        int right = 16 - stored;
        for (int i = 0; right > 0 && i < samples.length; i++) {
            int high = (samples[i] << left) & 0xFFFF;
            samples[i] = (short) (signed ? (short) high >> right : high >> right);
        }
        return GreySamples.of(size, samples, signed);
    }
}
