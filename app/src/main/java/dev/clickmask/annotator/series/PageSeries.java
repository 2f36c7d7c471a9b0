package dev.clickmask.annotator.series;

import dev.clickmask.sam.image.GreySamples;
import dev.clickmask.sam.image.ImagePages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pages of a TIFF.
 *
 * @param names "page 1" and so on
 */
record PageSeries(Path place, List<String> names) implements Series {

    static PageSeries of(Path file) throws IOException {
        try (ImagePages pages = ImagePages.open(file)) {
            return new PageSeries(
                    file,
                    IntStream.rangeClosed(1, pages.count())
                            .mapToObj(page -> "page " + page)
                            .toList());
        }
    }

    @Override
    public SliceReader open() throws IOException {
        ImagePages pages = ImagePages.open(place);
        return new SliceReader() {
            @Override
            public Slice read(int index) throws IOException {
                GreySamples samples = pages.read(index);
                return Slice.of(samples);
            }

            @Override
            public void close() throws IOException {
                pages.close();
            }
        };
    }
}
