package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.EmbeddingClaim;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BatchEncoderTest {
    private static final int PLENTY = 1000;

    @TempDir
    Path place;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final FakeSam sam = new FakeSam();
    private EmbeddingFolder folder;

    @BeforeEach
    void make() {
        folder = new EmbeddingFolder(place, 1 << 20);
        sam.encodes.release(PLENTY);
    }

    @Test
    void everyImageIsEncodedOnce_andOnlyThoseThatAreNotThereYet() throws Exception {
        encoder(sam).run(numbers(1, 2, 3));
        assertThat(told).containsExactly("encoded 1", "encoded 2", "encoded 3");
        told.clear();
        encoder(sam).run(numbers(2, 3, 4));
        assertThat(told).containsExactlyInAnyOrder("found 2", "found 3", "encoded 4");
        assertThat(sam.encoded).hasSize(4);
    }

    @Test
    void severalAtOnceShareTheImages() throws Exception {
        FakeSam other = new FakeSam();
        other.encodes.release(PLENTY);
        List<Numbered> images = numbers(IntStream.rangeClosed(1, 40).toArray());
        ExecutorService programs = Executors.newFixedThreadPool(2);
        List<Future<?>> ends = new ArrayList<>();
        for (FakeSam model : List.of(sam, other)) {
            ends.add(programs.submit(() -> {
                encoder(model).run(images);
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        programs.shutdown();
        assertThat(sam.encoded.size() + other.encoded.size()).isEqualTo(40);
        assertThat(told.stream().filter(message -> message.startsWith("encoded")))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnotherProgramGaveUp_isEncodedHere() throws Exception {
        EmbeddingClaim claim = folder.claim(key(1)).orElseThrow();
        Listener freeing = new Listener() {
            @Override
            public void encoded(UpcomingImage image) {
                super.encoded(image);
                claim.close();
            }
        };
        new BatchEncoder(sam, FakeSam.modelKey(1), folder, freeing).run(numbers(1, 2));
        assertThat(told).containsExactly("encoded 2", "encoded 1");
    }

    @Test
    void anImageThatCannotBeReadIsTold_andTheOthersAreEncoded() throws Exception {
        encoder(sam).run(numbers(-1, 2));
        assertThat(told).containsExactlyInAnyOrder("failed -1", "encoded 2");
        assertThat(folder.claim(key(1))).as("nobody works at it").isPresent();
    }

    @Test
    void aModelThatIsClosedEndsTheRun_andTheNextGoesOn() throws Exception {
        BrokenOnce broken = new BrokenOnce(sam);
        assertThatThrownBy(
                        () -> new BatchEncoder(broken, FakeSam.modelKey(1), folder, new Listener()).run(numbers(1, 2)))
                .isInstanceOf(InferenceException.class);
        assertThat(told).isEmpty();
        encoder(sam).run(numbers(1));
        assertThat(told).containsExactly("encoded 1");
    }

    private BatchEncoder encoder(FakeSam model) {
        return new BatchEncoder(model, FakeSam.modelKey(1), folder, new Listener());
    }

    private static EmbeddingKey key(int number) {
        return new EmbeddingKey(FakeSam.modelKey(1), FakeSam.imageKey(number));
    }

    private static List<Numbered> numbers(int... numbers) {
        return IntStream.of(numbers).mapToObj(Numbered::new).toList();
    }

    /** An image that cannot be read if its number is negative. */
    private record Numbered(int number) implements UpcomingImage {
        @Override
        public ImageKey key() {
            return FakeSam.imageKey(Math.abs(number));
        }

        @Override
        public KeyedImage read() throws IOException {
            if (number < 0) {
                throw new IOException("no luck");
            }
            return new KeyedImage(key(), FakeSam.image());
        }
    }

    private class Listener implements BatchEncoder.Listener {
        @Override
        public void encoded(UpcomingImage image) {
            told.add("encoded " + ((Numbered) image).number());
        }

        @Override
        public void found(UpcomingImage image) {
            told.add("found " + ((Numbered) image).number());
        }

        @Override
        public void failed(UpcomingImage image, Exception cause) {
            told.add("failed " + ((Numbered) image).number());
        }
    }
}
