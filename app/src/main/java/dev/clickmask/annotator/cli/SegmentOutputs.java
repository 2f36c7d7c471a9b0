package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.PngFile;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.coco.CocoWriter;
import dev.clickmask.annotator.dataset.coco.SegmentationForm;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files that {@code clickmask segment} writes, where they are asked for. */
final class SegmentOutputs {
    @Option(names = "--mask", paramLabel = "PNG", description = "Write the mask, 255 on the object and 0 elsewhere.")
    private @Nullable Path mask;

    @Option(names = "--overlay", paramLabel = "PNG", description = "Write the image with the mask laid over it.")
    private @Nullable Path overlay;

    @Option(names = "--cutout", paramLabel = "PNG", description = "Write the object alone, on a transparent ground.")
    private @Nullable Path cutout;

    @Option(names = "--coco", paramLabel = "JSON", description = "Write the object as a COCO data set.")
    private @Nullable Path coco;

    @Option(
            names = "--category",
            paramLabel = "NAME",
            defaultValue = "object",
            description = "Category of the object in the COCO data set; ${DEFAULT-VALUE} if not given.")
    private String category = "object";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /**
     * Refuses what cannot or must not be written, before the work is done.
     *
     * @param image the original, never written
     * @throws IOException if a file could not be written
     */
    void check(Path image) throws IOException {
        if (category.isBlank()) {
            throw wrongUsage("--category needs a name");
        }
        Set<Path> distinct = new HashSet<>();
        for (Path file : files()) {
            if (Files.exists(file) && Files.exists(image) && Files.isSameFile(file, image)) {
                throw wrongUsage(file + " is the image itself, and originals are never written");
            }
            if (!distinct.add(file.toAbsolutePath().normalize())) {
                throw wrongUsage(file + " is named twice");
            }
            AtomicFile.requireWritable(file);
        }
    }

    private List<Path> files() {
        return Stream.of(mask, overlay, cutout, coco).filter(Objects::nonNull).toList();
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /**
     * Writes what is asked for.
     *
     * @throws IOException if a file cannot be written, or holds nothing because the mask is empty
     */
    void write(SegmentResult result, PrintWriter out) throws IOException {
        if (mask != null) {
            PngFile.write(mask, MaskPictures.mask(result.mask()));
            out.println("wrote " + mask);
        }
        if (overlay != null) {
            PngFile.write(overlay, MaskPictures.overlay(result.image(), result.mask()));
            out.println("wrote " + overlay);
        }
        if (cutout != null) {
            requirePixels(result, cutout);
            PngFile.write(cutout, MaskPictures.cutout(result.image(), result.mask()));
            out.println("wrote " + cutout);
        }
        if (coco != null) {
            requirePixels(result, coco);
            writeCoco(result, coco);
            out.println("wrote " + coco);
        }
    }

    private static void requirePixels(SegmentResult result, Path file) throws IOException {
        if (result.mask().isEmpty()) {
            throw new IOException("the mask is empty, so there is nothing to write to " + file + "; try other prompts");
        }
    }

    private void writeCoco(SegmentResult result, Path file) throws IOException {
        Category only = new Category(1, category, 0);
        Instance instance = new Instance(
                1,
                only.id(),
                new Segmentation.Pixels(result.mask()),
                new Instance.Origin(result.prompts(), result.modelId(), result.predictedIou()));
        String name = String.valueOf(result.file().getFileName());
        AnnotatedImage image = AnnotatedImage.of(name, result.image().size()).with(instance);
        try (DatasetWriter coco =
                new CocoWriter(file, List.of(only), SegmentationForm.AUTO, Space.UPRIGHT, Ids.counting())) {
            coco.write(image);
            coco.finish();
        }
    }
}
