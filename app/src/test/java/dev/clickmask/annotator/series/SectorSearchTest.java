package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.image.GreySamples;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SectorSearchTest {
    private static final int SLICES = 200;
    private static final int BATCH = 4;
    private static final Size SIZE = new Size(8, 8);

    private final AtomicInteger read = new AtomicInteger();
    private final Counting model = new Counting();

    /** A series whose slices tell when they are read, and of which every tenth is broken. */
    private final class Made implements Series {
        @Override
        public Path place() {
            return Path.of("made");
        }

        @Override
        public List<String> names() {
            return IntStream.range(0, SLICES).mapToObj(i -> "slice " + i).toList();
        }

        @Override
        public List<SkippedSlice> skipped() {
            return List.of();
        }

        @Override
        public Optional<Spacing> spacing() {
            return Optional.empty();
        }

        @Override
        public Optional<Windowing> window() {
            return Optional.of(new Windowing(128, 256));
        }

        @Override
        public SliceReader open() {
            return index -> {
                read.incrementAndGet();
                if (index % 10 == 7) {
                    throw new IOException("is broken");
                }
                return Slice.of(GreySamples.of(SIZE, new byte[64], false));
            };
        }
    }

    /** Marks all of each slice, and looks how many have been read that it has not seen yet. */
    private final class Counting implements SliceModel {
        private int seen;
        private int mostInMemory;

        @Override
        public List<Mask> masks(List<GreyImage> fitted) {
            mostInMemory = Math.max(mostInMemory, read.get() - seen);
            seen += fitted.size();
            return fitted.stream().map(slice -> Mask.full(SIZE)).toList();
        }

        @Override
        public String provider() {
            return "test";
        }

        @Override
        public ForegroundSpec spec() {
            return ModelCatalog.bundled().foreground().get("heart-ct").spec();
        }

        @Override
        public GreyImage fitted(GreyImage slice) {
            return slice;
        }

        @Override
        public void close() {}
    }

    private SectorSearch search() throws IOException {
        Series series = new Made();
        return new SectorSearch(series, Levels.of(series, Optional.empty()), model, BATCH, 0);
    }

    @Test
    void noMoreSlicesAreInMemory_thanTwoBatchesAndOneAThread() throws Exception {
        search().run(() -> {});

        // A broken one is counted as read and never seen, which only makes the number larger.
        int broken = SLICES / 10;
        assertThat(model.mostInMemory)
                .isLessThanOrEqualTo(2 * BATCH + Runtime.getRuntime().availableProcessors() + broken);
        assertThat(read).hasValue(SLICES);
    }

    @Test
    void everySliceIsAnsweredFor_inItsOrder() throws Exception {
        AtomicInteger steps = new AtomicInteger();

        SliceBoxes boxes = search().run(steps::incrementAndGet);

        assertThat(steps).hasValue(SLICES);
        assertThat(boxes.boxes())
                .extracting(SliceBoxes.SliceBox::index)
                .containsExactlyElementsOf(IntStream.range(0, SLICES)
                        .filter(i -> i % 10 != 7)
                        .boxed()
                        .toList());
        assertThat(boxes.skipped())
                .hasSize(SLICES / 10)
                .startsWith(new SkippedSlice("slice 7", "is broken"))
                .endsWith(new SkippedSlice("slice 197", "is broken"));
    }

    @Test
    void anInterruptedSearch_ends() throws Exception {
        SectorSearch search = search();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> search.run(() -> {}));
        assertThat(Thread.interrupted()).isFalse();
        assertThat(read.get()).isLessThan(SLICES);
    }
}
