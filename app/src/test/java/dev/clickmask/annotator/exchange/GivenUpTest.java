package dev.clickmask.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.SampleData;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person gives up, or memory runs out in, leaves everything as it was. */
class GivenUpTest {
    private final List<AnnotatedImage> images = new SampleData(4).images();

    @TempDir
    Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        SampleData.writePictures(Files.createDirectory(folder.resolve("images")), images);
    }

    @Test
    void anImportThatIsGivenUp_orHasNoMemory_addsNothing_andTheWorkGoesOn() throws IOException {
        AnnotatedImage mine =
                AnnotatedImage.of(images.get(0).file(), images.get(0).size());
        Category other = new Category(40, "mine", 0x123456);
        try (ProjectFile project = ProjectFile.open(folder.resolve("a.clickmask"))) {
            project.keepCategories(List.of(other));
            project.keep(mine, ImageStatus.NEW);
            for (IntConsumer end : List.<IntConsumer>of(GivenUpTest::giveUp, GivenUpTest::runOutOfMemory)) {
                assertThatThrownBy(() -> new ProjectImport(project).add(reader(), image -> true, end))
                        .isInstanceOfAny(CancellationException.class, OutOfMemoryError.class);
                assertThat(project.categories()).containsExactly(other);
                assertThat(project.states()).hasSize(1);
            }
            // What is kept next must not be compared with what was not kept.
            project.keep(images.get(0), ImageStatus.DONE);
            assertThat(project.image(images.get(0).file())).contains(images.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExportThatIsGivenUp_leavesNothing(DatasetFormat format) throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        for (IntConsumer end : List.<IntConsumer>of(GivenUpTest::giveUp, GivenUpTest::runOutOfMemory)) {
            assertThatThrownBy(() -> export(format, out, end))
                    .isInstanceOfAny(CancellationException.class, OutOfMemoryError.class);
            try (Stream<Path> left = Files.list(out)) {
                assertThat(left).isEmpty();
            }
        }
    }

    private static void giveUp(int done) {
        if (done == 2) {
            throw new CancellationException("given up");
        }
    }

    private static void runOutOfMemory(int done) {
        if (done == 2) {
            throw new OutOfMemoryError("of the test");
        }
    }

    private void export(DatasetFormat format, Path out, IntConsumer end) throws IOException {
        try (DatasetReader reader = reader();
                DatasetWriter writer = format.create(new DatasetFormat.Target(
                        out.resolve("set"),
                        folder.resolve("images"),
                        reader.categories(),
                        Ids.counting(),
                        ExportOptions.USUAL))) {
            Transfer.copy(reader, writer, left -> {}, end);
        }
    }

    private DatasetReader reader() {
        return new DatasetReader() {
            @Override
            public List<Category> categories() {
                return SampleData.CATEGORIES;
            }

            @Override
            public void forEachImage(ImageConsumer consumer) throws IOException {
                for (AnnotatedImage image : images) {
                    consumer.accept(image);
                }
            }

            @Override
            public void close() {}
        };
    }
}
