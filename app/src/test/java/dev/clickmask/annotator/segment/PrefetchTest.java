package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The next image is ready: what is encoded ahead, and what ends it. Images are told by number, 1 is shown first. */
@Timeout(120)
class PrefetchTest {
    private static final int PLENTY = 1000;
    private static final int HUGE = 100;

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(heard);
    private final FakeSam sam = new FakeSam();
    private final Map<Integer, RgbImage> pixels = new HashMap<>();
    private final List<Integer> read = new CopyOnWriteArrayList<>();
    private final EmbeddingCache cache = new EmbeddingCache(1000);
    private InferenceWorker worker = worker(cache, Duration.ZERO);

    private InferenceWorker worker(EmbeddingCache embeddings, Duration quiet) {
        return new InferenceWorker(deliveries, new Notes(heard), embeddings, quiet);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void theNextImages_areEncodedInTheirOrder_oneRead() throws Exception {
        showFirst();
        sam.encodes.release(PLENTY);
        prepare(2, 3, 4);
        hear("prepared 3 of 3");
        assertThat(encoded()).containsExactly(1, 2, 3, 4);
        assertThat(read).containsExactly(2, 3, 4);
    }

    @Test
    void arrivingAtAPreparedImage_encodesNothing() throws Exception {
        showFirst();
        sam.encodes.release(PLENTY);
        prepare(2);
        hear("prepared 1 of 1");
        show(2);
        hear("encoded MEMORY");
        show(1);
        hear("encoded MEMORY");
        assertThat(encoded()).containsExactly(1, 2);
    }

    @Test
    void aHugeImage_isNotReadBeforeItIsWanted() throws Exception {
        showFirst();
        sam.encodes.release(PLENTY);
        prepare(HUGE, 3);
        hear("prepared 1 of 2");
        assertThat(read).containsExactly(3);
    }

    @Test
    void whatIsReady_costsNothing() throws Exception {
        showFirst();
        sam.encodes.release(PLENTY);
        prepare(2, 3);
        hear("prepared 2 of 2");
        prepare(3, 2, 1);
        hear("prepared 3 of 3");
        assertThat(encoded()).containsExactly(1, 2, 3);
        assertThat(read).containsExactly(2, 3);
    }

    @Test
    void aPrompt_endsTheRunForTheNextImage_whichIsBegunAgain() throws Exception {
        showFirst();
        prepare(2);
        Deliveries.until(() -> sam.encoded.size() == 2);
        sam.decodes.release();
        worker.decode(request(1));
        hear("answer 1");
        Deliveries.until(() -> sam.encoded.size() == 3);
        sam.encodes.release();
        hear("prepared 1 of 1");
        assertThat(encoded()).containsExactly(1, 2, 2);
        assertThat(read).as("the pixels are kept").containsExactly(2);
    }

    @Test
    void aPreview_endsTheRunForTheNextImage() throws Exception {
        showFirst();
        prepare(2);
        Deliveries.until(() -> sam.encoded.size() == 2);
        sam.decodes.release();
        worker.preview(new PreviewRequest(point(1), MaskFinish.NONE, mask -> heard.add("preview")));
        hear("preview");
    }

    @Test
    void switchingToTheImageBeingPrepared_keepsItsRun_andPromptsWaitForIt() throws Exception {
        showFirst();
        prepare(2);
        Deliveries.until(() -> sam.encoded.size() == 2);
        show(2);
        worker.decode(request(1));
        hear("encoding");
        sam.encodes.release();
        sam.decodes.release();
        hear("answer 1");
        assertThat(heard).contains("encoded ENCODED");
        assertThat(encoded()).containsExactly(1, 2);
    }

    @Test
    void switchingToAnotherImage_endsTheRunForTheNext() throws Exception {
        showFirst();
        prepare(2);
        Deliveries.until(() -> sam.encoded.size() == 2);
        show(3);
        Deliveries.until(() -> sam.encoded.size() == 3);
        sam.encodes.release();
        hear("encoded ENCODED");
        assertThat(encoded()).startsWith(1, 2, 3);
    }

    @Test
    void wantingOthersNext_endsTheRunForTheOneThatIsNotWantedAnyMore() throws Exception {
        showFirst();
        prepare(2, 3);
        Deliveries.until(() -> sam.encoded.size() == 2);
        prepare(4);
        Deliveries.until(() -> sam.encoded.size() == 3);
        sam.encodes.release(PLENTY);
        hear("prepared 1 of 1");
        assertThat(encoded()).containsExactly(1, 2, 4);
    }

    @Test
    void nothingIsReadOrEncodedAhead_whileThePersonIsBusy() throws Exception {
        worker.close();
        worker = worker(cache, Duration.ofHours(1));
        showFirst();
        sam.encodes.release(PLENTY);
        sam.decodes.release(PLENTY);
        prepare(2);
        worker.decode(request(1));
        hear("answer 1");
        assertThat(read).isEmpty();
        assertThat(encoded()).containsExactly(1);
    }

    @Test
    void anImageThatCannotBeRead_isSkipped_andNotTold() throws Exception {
        showFirst();
        sam.encodes.release(PLENTY);
        List<Upcoming> next = List.of(new Upcoming(-2, this), new Upcoming(3, this));
        worker.prepare(next);
        hear("prepared 1 of 2");
        assertThat(heard).noneMatch(message -> message.startsWith("failed"));
    }

    @Test
    void anotherModel_encodesItsOwn() throws Exception {
        showFirst();
        sam.encodes.release(PLENTY);
        prepare(2);
        hear("prepared 1 of 1");
        heard.clear();
        FakeSam other = new FakeSam();
        other.encodes.release(PLENTY);
        worker.open(FakeSam.modelKey(2), () -> other);
        hear("prepared 1 of 1");
        assertThat(other.encoded).containsExactly(pixels.get(1), pixels.get(2));
    }

    @Test
    void whatAnEarlierRunOfTheProgramLeftOnDisk_isNotEncodedAgain() throws Exception {
        worker.close();
        EmbeddingFolder disk = new EmbeddingFolder(folder, 1 << 20);
        try (EmbeddingCache earlier = new EmbeddingCache(1000, disk)) {
            worker = worker(earlier, Duration.ZERO);
            showFirst();
            sam.encodes.release(PLENTY);
            prepare(2);
            hear("prepared 1 of 1");
            worker.close();
        }
        FakeSam later = new FakeSam();
        worker = worker(new EmbeddingCache(1000, disk), Duration.ZERO);
        worker.open(FakeSam.modelKey(1), () -> later);
        show(1);
        hear("encoded DISK");
        heard.clear();
        prepare(2);
        hear("prepared 1 of 1");
        show(2);
        hear("encoded MEMORY");
        assertThat(later.encoded).isEmpty();
    }

    private void showFirst() throws InterruptedException {
        worker.open(FakeSam.modelKey(1), () -> sam);
        show(1);
        sam.encodes.release();
        hear("encoded ENCODED");
        heard.clear();
    }

    private void show(int number) {
        heard.clear();
        worker.show(FakeSam.imageKey(number), pixels(number));
    }

    private void prepare(int... numbers) {
        List<Upcoming> next = new ArrayList<>();
        for (int number : numbers) {
            pixels(number);
            next.add(new Upcoming(number, this));
        }
        worker.prepare(next);
    }

    private synchronized RgbImage pixels(int number) {
        return pixels.computeIfAbsent(number, unknown -> FakeSam.image());
    }

    /** The numbers of the images in the order in which the encoder began with them. */
    private List<Integer> encoded() {
        return sam.encoded.stream()
                .map(image -> pixels.entrySet().stream()
                        .filter(entry -> entry.getValue() == image)
                        .findFirst()
                        .orElseThrow()
                        .getKey())
                .toList();
    }

    private static DecodeRequest request(int step) {
        return new DecodeRequest(step, List.of(point(step)), MaskFinish.NONE, null);
    }

    private static Prompt.Point point(int x) {
        return new Prompt.Point(new ImagePoint(x, 1), true);
    }

    /** Takes deliveries until the message has come. */
    private void hear(String message) throws InterruptedException {
        deliveries.takeUntil(() -> heard.contains(message));
    }

    /** An image that cannot be read if its number is negative. */
    private record Upcoming(int number, PrefetchTest test) implements UpcomingImage {
        @Override
        public ImageKey key() {
            return FakeSam.imageKey(Math.abs(number));
        }

        @Override
        public boolean isHuge() {
            return number == HUGE;
        }

        @Override
        public KeyedImage read() throws IOException {
            if (number < 0) {
                throw new IOException("no luck");
            }
            test.read.add(number);
            return new KeyedImage(key(), test.pixels(number));
        }
    }
}
