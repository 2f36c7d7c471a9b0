package dev.clickmask.sam.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a SAM 2 needs beside encoder and decoder to follow objects by memory, under the names that they are published
 * under.
 *
 * @param encoder makes of a frame and a mask what is remembered
 * @param attention makes of what is remembered and a new frame what the decoder looks at
 * @param pointers makes of the age of a memory its mark of time
 * @param constants JSON with marks of time for the rest
 */
record MemoryFiles(Path encoder, Path attention, Path pointers, Path constants) {
    private static final String ENCODER = "memory_encoder.onnx";
    private static final String ATTENTION = "memory_attention.onnx";
    private static final String POINTERS = "pointer_tpos.onnx";
    private static final String CONSTANTS = "constants.json";

    /**
     * Finds those that belong to a decoder: in its folder, where the constants may also be a folder above.
     *
     * @throws IOException if there are some but not all
     */
    static Optional<MemoryFiles> beside(Path decoder) throws IOException {
        Path file = decoder.toAbsolutePath();
        Path above = file.resolveSibling("").normalize().resolveSibling(CONSTANTS);
        Path constants = file.resolveSibling(CONSTANTS);
        MemoryFiles files = new MemoryFiles(
                file.resolveSibling(ENCODER),
                file.resolveSibling(ATTENTION),
                file.resolveSibling(POINTERS),
                Files.isRegularFile(constants) || !Files.isRegularFile(above) ? constants : above);
        List<Path> graphs = List.of(files.encoder, files.attention, files.pointers);
        if (graphs.stream().noneMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        for (Path part : List.of(files.encoder, files.attention, files.pointers, files.constants)) {
            if (!Files.isRegularFile(part)) {
                throw new NoSuchFileException(part + " is missing, which belongs to the memory of "
                        + decoder.getFileName() + ". Put it there, or take the memory's other files away");
            }
        }
        return Optional.of(files);
    }
}
