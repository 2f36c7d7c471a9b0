package dev.clickmask.annotator.dataset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads small text files of data sets: UTF-8, with or without a byte order mark. */
public final class TextLines {
    private static final long MAX_BYTES = 64L << 20;

    private TextLines() {}

    /**
     * All lines, without their ends.
     *
     * @throws MalformedDatasetException if the file is of more than 64 MiB, or not UTF-8
     * @throws IOException if it cannot be read
     */
    public static List<String> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new MalformedDatasetException(new Finding(file, "", "is larger than 64 MiB"));
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(text.startsWith("\uFEFF") ? 1 : 0).lines().toList();
        } catch (CharacterCodingException e) {
            throw new MalformedDatasetException(new Finding(file, "", "is not UTF-8 text"), e);
        }
    }
}
