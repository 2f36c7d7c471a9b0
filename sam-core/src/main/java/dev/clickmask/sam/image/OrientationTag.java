package dev.clickmask.sam.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageReader;

/** Finds the orientation that a file states, looking at nothing else of its metadata. */
final class OrientationTag {
    private OrientationTag() {}

    /**
     * Reads the tag.
     *
     * @param reader has the file as its input, which knows the tags already; only a JPEG is opened once more
     * @return upright where there is no tag, or where the metadata are damaged: that must not keep a person from the
     *     picture
     */
    static Orientation read(ImageFormat format, ImageReader reader, Path path) {
        try {
            return switch (format) {
                case JPEG -> ofJpeg(path);
                case PNG, WEBP -> ofBlock(((ExifHolder) reader.getInput()).exif());
                case TIFF, BIG_TIFF -> ofTiff((TIFFImageMetadata) reader.getImageMetadata(0));
                case BMP, GIF -> Orientation.UPRIGHT;
            };
        } catch (JpegProcessingException | IOException | RuntimeException e) {
            return Orientation.UPRIGHT;
        }
    }

    private static Orientation ofJpeg(Path path) throws JpegProcessingException, IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            return ofExif(JpegMetadataReader.readMetadata(file, List.of(new ExifReader())));
        }
    }

    private static Orientation ofBlock(byte[] block) {
        Metadata metadata = new Metadata();
        // Some writers of WebP put the six bytes before it that it has in a JPEG.
        boolean likeInJpeg =
                new String(block, StandardCharsets.ISO_8859_1).startsWith(ExifReader.JPEG_SEGMENT_PREAMBLE);
        int start = likeInJpeg ? ExifReader.JPEG_SEGMENT_PREAMBLE.length() : 0;
        new ExifReader().extract(new ByteArrayReader(block, start), metadata);
        return ofExif(metadata);
    }

    private static Orientation ofExif(Metadata metadata) {
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
    }

    private static Orientation ofTiff(TIFFImageMetadata metadata) {
        Entry entry = metadata.getTIFFField(TIFF.TAG_ORIENTATION);
        return entry != null && entry.getValue() instanceof Number value
                ? Orientation.ofExif(value.intValue())
                : Orientation.UPRIGHT;
    }
}
