package dev.clickmask.sam.image;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a WebP file, with a few zeros behind them.
 *
 * <p>The lossless decoder of TwelveMonkeys 3.13 looks eight bytes ahead, swallows every {@code EOFException}, and goes
 * on with old bits: a truncated file keeps it busy for minutes, and a picture of one colour costs one exception a pixel.
 * Here it finds zeros to look ahead into, and anything beyond them ends it.
 */
final class WebpStream extends ImageInputStreamImpl implements ExifHolder {
    private static final int LOOK_AHEAD = 32;
    private static final int RIFF_SIZE_AT = 4;
    private static final int RIFF_HEADER_BYTES = 8;

    private final byte[] file;
    private final byte[] exif;

    /**
     * Takes a file over.
     *
     * @throws EOFException if its header promises more bytes than it has; the lossy decoder would not notice
     * @throws IIOException if a frame is larger than the picture; its decoder would take memory for all of it
     */
    WebpStream(byte[] file) throws EOFException, IIOException {
        this.file = file;
        long promised = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(RIFF_SIZE_AT) & 0xFFFFFFFFL;
        if (promised + RIFF_HEADER_BYTES > file.length) {
            throw new EOFException("the RIFF header promises " + promised + " bytes");
        }
        WebpChunks chunks = new WebpChunks(file);
        chunks.checkFrames();
        exif = chunks.exif(LONGEST_EXIF);
    }

    @Override
    public byte[] exif() {
        return exif;
    }

    @Override
    public int read() throws IIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IIOException {
        long left = (long) file.length + LOOK_AHEAD - streamPos;
        if (left <= 0) {
            throw new IIOException("read beyond the end of the file");
        }
        bitOffset = 0;
        int count = (int) Math.min(length, left);
        int held = (int) Math.max(0, Math.min(count, file.length - streamPos));
        if (held > 0) {
            System.arraycopy(file, (int) streamPos, target, offset, held);
        }
        Arrays.fill(target, offset + held, offset + count, (byte) 0);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return file.length;
    }
}
