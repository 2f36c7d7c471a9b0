package dev.clickmask.annotator.series;

import dev.clickmask.annotator.project.NaturalOrder;
import dev.clickmask.sam.image.GreyFiles;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The images of a folder, in natural order of their names; those of sub-folders are not among them.
 *
 * @param names of the files
 * @param skipped numbers that are missing between them
 */
record ImageSeries(Path place, List<String> names, List<SkippedSlice> skipped) implements Series {

    /** Looks at names only. */
    static ImageSeries of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && ImageFiles.isUsualName(name))
                    .sorted(new NaturalOrder())
                    .toList();
            return new ImageSeries(folder, names, NumberGaps.of(names));
        }
    }

    @Override
    public SliceReader open() {
        return index -> Slice.of(GreyFiles.read(place.resolve(names.get(index))));
    }
}
