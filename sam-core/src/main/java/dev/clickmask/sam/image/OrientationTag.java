package dev.clickmask.sam.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageReader;

/** Finds the orientation that a file states, looking at nothing else of its metadata. */
final class OrientationTag {
    private OrientationTag() {}

    /**
     * Reads the tag.
     *
     * @param reader has the file as its input; only asked for TIFF, where it knows the tags already
     * @param file the file from its first byte; left where the tag was found
     * @return upright where there is no tag, or where the metadata are damaged: that must not keep a person from the
     *     picture
     */
    static Orientation read(ImageFormat format, ImageReader reader, InputStream file) {
        try {
            return switch (format) {
                case JPEG -> ofExif(JpegMetadataReader.readMetadata(file, List.of(new ExifReader())));
                case PNG -> ofExif(exifOfPng(file));
                case WEBP -> ofExif(WebpMetadataReader.readMetadata(file));
                case TIFF, BIG_TIFF -> ofTiff((TIFFImageMetadata) reader.getImageMetadata(0));
                case BMP, GIF -> Orientation.UPRIGHT;
            };
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return Orientation.UPRIGHT;
        }
    }

    private static Metadata exifOfPng(InputStream file) throws ImageProcessingException, IOException {
        Metadata metadata = new Metadata();
        for (PngChunk chunk : new PngChunkReader().extract(new StreamReader(file), Set.of(PngChunkType.eXIf))) {
            new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
        }
        return metadata;
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
