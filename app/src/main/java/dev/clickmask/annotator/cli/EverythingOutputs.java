package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.PngFile;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.coco.CocoWriter;
import dev.clickmask.annotator.dataset.coco.SegmentationForm;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.CategoryColors;
import dev.clickmask.annotator.exchange.ProjectImport;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.series.SliceName;
import dev.clickmask.annotator.series.Windows;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code clickmask everything} puts what it found. */
final class EverythingOutputs {
    @Option(names = "--coco", paramLabel = "JSON", description = "Write all masks as one COCO data set.")
    private @Nullable Path coco;

    @Option(names = "--overlay", paramLabel = "DIR", description = "Draw the masks of each image into this folder.")
    private @Nullable Path overlay;

    @Option(
            names = "--project",
            paramLabel = "FOLDER",
            description = "Add the masks to the project of this folder, in which the images are. Images that have"
                    + " instances already are left out, so a run that was stopped goes on.")
    private @Nullable Path project;

    @Option(
            names = "--category",
            paramLabel = "NAME",
            defaultValue = "object",
            description = "Category of all masks; ${DEFAULT-VALUE} if not given.")
    private String category = "object";

    boolean isNone() {
        return coco == null && overlay == null && project == null;
    }

    /** Opens all of them, before the work is done. */
    Open open() throws IOException {
        if (coco != null) {
            AtomicFile.requireWritable(coco);
        }
        if (overlay != null) {
            Files.createDirectories(overlay);
        }
        if (project != null && !Files.isDirectory(project)) {
            throw new IOException(project + " is no folder. Give the folder of the images");
        }
        return new Open(List.of(new Category(1, category, CategoryColors.rgb(0))));
    }

    /**
     * The images of a project. There is one of it for all, since it remembers what it found out of a series.
     *
     * @param windows that are chosen in the project
     */
    private record Pictures(FolderImages folder, Windows windows) {
        /** Closes the project if it cannot be read. */
        static Pictures of(Path folder, ProjectFile file) throws IOException {
            try {
                return new Pictures(new FolderImages(folder.toRealPath()), FolderImages.windows(file));
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        }

        RgbImage read(String name) throws IOException {
            return folder.image(name, windows).read().image();
        }
    }

    /** The outputs while images are being worked at. */
    final class Open implements AutoCloseable {
        private final List<Category> categories;
        private final @Nullable DatasetWriter writer;
        private final @Nullable ProjectFile file;
        private final @Nullable Pictures pictures;

        private Open(List<Category> categories) throws IOException {
            this.categories = categories;
            this.file = project == null ? null : ProjectFile.open(project.resolve(ProjectFile.NAME));
            this.pictures = project == null || file == null ? null : Pictures.of(project, file);
            this.writer = coco == null
                    ? null
                    : new CocoWriter(coco, categories, SegmentationForm.AUTO, Space.UPRIGHT, Ids.counting());
        }

        /** Name of an image in a project is relative to that; otherwise it is called as it was found. */
        private String name(NamedImage image) throws IOException {
            if (project == null) {
                return image.name();
            }
            Path folder = project.toRealPath();
            Path real = image.image().file().toRealPath();
            if (!real.startsWith(folder)) {
                throw new IOException(
                        image.image().file() + " is not in " + project + ", so it cannot be in its project");
            }
            String name = folder.relativize(real)
                    .toString()
                    .replace(folder.getFileSystem().getSeparator(), "/");
            Optional<SliceName> slice = image.image().slice();
            return slice.isEmpty() || (slice.get().number() == 1 && isKnown(name))
                    ? name
                    : new SliceName(name, slice.get().number()).toString();
        }

        /** Older projects know the first page of a file by the name of that. */
        private boolean isKnown(String name) throws IOException {
            return file != null && file.image(name).isPresent();
        }

        /** What is seen of an image: in a project in the window that is chosen there. */
        RgbImage picture(NamedImage image) throws IOException {
            return pictures == null ? image.image().read().image() : pictures.read(name(image));
        }

        /** The image without masks, as it will be called. */
        AnnotatedImage empty(NamedImage image, RgbImage picture) throws IOException {
            return AnnotatedImage.of(name(image), picture.size());
        }

        /** Whether the project has instances on that image, so that nothing is to be done. */
        boolean has(NamedImage image) throws IOException {
            return file != null
                    && file.image(name(image))
                            .filter(known -> !known.instances().isEmpty())
                            .isPresent();
        }

        void write(AnnotatedImage found, RgbImage picture) throws IOException {
            if (writer != null) {
                writer.write(found);
            }
            if (file != null) {
                new ProjectImport(file).add(new OneImage(categories, found), name -> true, done -> {});
            }
            if (overlay != null) {
                String name = FileStem.of(found.file()).replace('/', '_') + ".png";
                PngFile.write(overlay.resolve(name), MaskPictures.overlays(picture, found.instances()));
            }
        }

        void finish() throws IOException {
            if (writer != null) {
                writer.finish();
            }
        }

        @Override
        public void close() throws IOException {
            try {
                if (writer != null) {
                    writer.close();
                }
            } finally {
                if (file != null) {
                    file.close();
                }
            }
        }
    }

    /** A data set of one image. */
    private record OneImage(List<Category> categories, AnnotatedImage image) implements DatasetReader {
        @Override
        public void forEachImage(ImageConsumer consumer) throws IOException {
            consumer.accept(image);
        }

        @Override
        public void close() {}
    }
}
