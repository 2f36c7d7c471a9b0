package dev.clickmask.annotator.cli;

import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImageInfo;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.Orientation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask info IMAGE}. */
@Command(name = "info", description = "Say what an image file holds.")
final class InfoCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "IMAGE", description = "JPEG, PNG, TIFF, BMP, GIF or WebP file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @Override
    public Integer call() throws IOException {
        ImageInfo info = ImageFiles.info(image);
        Columns report = new Columns();
        report.add("file", image.toString());
        report.add("format", info.format().toString());
        report.add("stored", info.storedSize() + " pixels");
        report.add("upright", info.size() + " pixels");
        report.add("orientation", orientation(info.orientation()));
        report.add("channels", info.channels() + " of " + info.bitsPerChannel() + " bits");
        report.add("key", ImageKey.of(image).sha256());
        report.printTo(common.out());
        return 0;
    }

    private static String orientation(Orientation orientation) {
        String words = orientation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return orientation.exifValue() + ", " + words;
    }
}
