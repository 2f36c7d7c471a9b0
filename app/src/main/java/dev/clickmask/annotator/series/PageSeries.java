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
 * @param pages their numbers in the file, from 1
 */
record PageSeries(Path place, List<String> names, List<Integer> pages) implements Series {

    static PageSeries of(Path file) throws IOException {
        try (ImagePages pages = ImagePages.open(file)) {
            return of(file, IntStream.rangeClosed(1, pages.count()).boxed().toList());
        }
    }

    /** Some of the pages. */
    static PageSeries of(Path file, List<Integer> pages) {
        return new PageSeries(file, pages.stream().map(page -> "page " + page).toList(), pages);
    }

    @Override
    public SliceReader open() throws IOException {
        ImagePages all = ImagePages.open(place);
        return new SliceReader() {
            @Override
            public Slice read(int index) throws IOException {
                GreySamples samples = all.read(pages.get(index) - 1);
                return Slice.of(samples);
            }

            @Override
            public void close() throws IOException {
                all.close();
            }
        };
    }
}
