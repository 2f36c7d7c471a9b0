package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two model files that a person means by a folder, or by one or two files; which is the encoder is a guess by name and
 * size, so both orders are to be tried.
 */
public record ModelPair(Path encoder, Path decoder) {
    private static final Set<String> MEMORY =
            Set.of("memory_encoder.onnx", "memory_attention.onnx", "pointer_tpos.onnx");

    /** The same files the other way round. */
    public ModelPair swapped() {
        return new ModelPair(decoder, encoder);
    }

    /**
     * Finds them. One file is taken together with the file beside it that is named alike.
     *
     * @throws IOException if they are not there or cannot be told from others; says what to give instead
     */
    public static ModelPair find(List<Path> given) throws IOException {
        List<Path> files = given.size() == 1 ? around(given.get(0)) : List.copyOf(given);
        if (files.size() != 2) {
            throw new IOException(
                    files.isEmpty()
                            ? "there is no .onnx or .ort file in " + given.get(0)
                            : "a model is two files, an encoder and a decoder, and here are " + files.size()
                                    + "; give the two that belong together: " + names(files));
        }
        for (Path file : files) {
            if (!isModel(file)) {
                throw new IOException(file + " is not an .onnx or .ort file");
            }
        }
        Path first = files.get(0);
        Path second = files.get(1);
        return isDecoder(first, second) ? new ModelPair(second, first) : new ModelPair(first, second);
    }

    private static List<Path> around(Path given) throws IOException {
        if (Files.isDirectory(given)) {
            List<Path> files = models(given);
            return files.isEmpty() && Files.isDirectory(given.resolve("onnx")) ? models(given.resolve("onnx")) : files;
        }
        Path folder = given.toAbsolutePath().getParent();
        List<Path> files = folder == null ? List.of() : models(folder);
        List<Path> alike = new ArrayList<>(List.of(given.toAbsolutePath()));
        files.stream()
                .filter(other -> !other.equals(given.toAbsolutePath()))
                .filter(other -> files.size() == 2 || stem(other).equals(stem(given)))
                .forEach(alike::add);
        return alike;
    }

    /** Without those of a memory, which are looked for beside the decoder when that is opened. */
    private static List<Path> models(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toAbsolutePath)
                    .filter(ModelPair::isModel)
                    .filter(file -> !MEMORY.contains(name(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isModel(Path file) {
        String name = name(file);
        return Files.isRegularFile(file) && (name.endsWith(".onnx") || name.endsWith(".ort"));
    }

    /** What the names of an encoder and its decoder have in common. */
    private static String stem(Path file) {
        return name(file)
                .replaceAll("prompt_encoder_mask_decoder|vision_encoder|encoder|decoder|_preprocess", "")
                .replaceAll("\\.(onnx|ort)$", "");
    }

    private static boolean isDecoder(Path file, Path other) throws IOException {
        boolean decodes = name(file).contains("decoder");
        if (decodes != name(other).contains("decoder")) {
            return decodes;
        }
        return Files.size(file) < Files.size(other);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static String names(List<Path> files) {
        return String.join(
                ", ",
                files.stream().map(file -> String.valueOf(file.getFileName())).toList());
    }
}
