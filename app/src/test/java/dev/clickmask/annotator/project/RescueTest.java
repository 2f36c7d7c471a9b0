package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.MaskBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read of a damaged project is saved, and nothing else is lost. */
class RescueTest {
    private static final Size SIZE = new Size(60, 60);
    private static final int IMAGES = 40;
    private static final int INSTANCES = 10;
    private static final int PAGE = 4096;

    private final Map<String, AnnotatedImage> before = new HashMap<>();
    private Path file;

    @TempDir
    Path folder;

    @BeforeEach
    void annotate() throws IOException {
        file = folder.resolve(ProjectFile.NAME);
        Random random = new Random(4);
        try (ProjectFile project = ProjectFile.open(file)) {
            project.keepCategories(List.of(new Category(1, "cat", 1)));
            project.together(() -> {
                for (int i = 0; i < IMAGES; i++) {
                    AnnotatedImage image = AnnotatedImage.of("image " + i + ".png", SIZE);
                    for (int number = 1; number <= INSTANCES; number++) {
                        image = image.with(instance(number, random));
                    }
                    before.put(image.file(), image);
                    project.keep(image, ImageStatus.DONE);
                }
            });
        }
    }

    private static Instance instance(long id, Random random) {
        MaskBuilder mask = new MaskBuilder(SIZE, new PixelBox(0, 0, 60, 60));
        for (int y = 0; y < 60; y++) {
            int from = random.nextInt(30);
            mask.fill(y, from, from + 1 + random.nextInt(29));
        }
        return new Instance(id, 1, new Segmentation.Pixels(mask.build()), Instance.Origin.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPageThatWasOverwritten_costsOnlyWhatWasOnIt(int seed) throws IOException {
        byte[] damaged = Files.readAllBytes(file);
        Random random = new Random(seed);
        // The first few have the lists of what is where.
        int page = 12 + random.nextInt(damaged.length / PAGE - 12);
        byte[] noise = new byte[PAGE];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, damaged, page * PAGE, PAGE);
        Files.write(file, damaged);

        Rescue rescue = Rescue.of(file);

        assertThat(rescue.kept()).hasBinaryContent(damaged);
        assertThat(rescue.images()).isEqualTo(IMAGES);
        assertThat(rescue.instances() + rescue.lost()).isEqualTo(IMAGES * INSTANCES);
        assertThat(rescue.lost()).isLessThan(40);
        assertThatAllIsAsItWas(rescue.instances());
    }

    @Test
    void aFileThatEndsEarly_givesWhatItHas() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 7 / 10 / PAGE * PAGE));

        Rescue rescue = Rescue.of(file);

        assertThat(rescue.instances()).isGreaterThan(IMAGES * INSTANCES / 2);
        assertThatAllIsAsItWas(rescue.instances());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(path -> !path.toString().endsWith("-journal")))
                    .containsExactlyInAnyOrder(file, rescue.kept());
        }
    }

    @Test
    void whatIsWhole_orNoProjectAtAll_isLeftAsItWas() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        assertThatThrownBy(() -> Rescue.of(file)).hasMessage(file + " is not damaged; nothing was changed");
        assertThat(file).hasBinaryContent(whole);

        byte[] text = "no database, but long enough".repeat(300).getBytes(StandardCharsets.UTF_8);
        Files.write(file, text);
        assertThatThrownBy(() -> Rescue.of(file)).hasMessageContaining("nothing can be read of it");
        assertThat(file).hasBinaryContent(text);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    /** What is there is right, and the project can be worked on. */
    private void assertThatAllIsAsItWas(long instances) throws IOException {
        long found = 0;
        try (ProjectFile project = ProjectFile.open(file)) {
            assertThat(project.categories()).hasSize(1);
            for (String name : project.states().keySet()) {
                AnnotatedImage image = project.image(name).orElseThrow();
                assertThat(Objects.requireNonNull(before.get(name)).instances()).containsAll(image.instances());
                found += image.instances().size();
            }
            project.keep(AnnotatedImage.of("new.png", SIZE), ImageStatus.NEW);
        }
        assertThat(found).isEqualTo(instances);
    }
}
