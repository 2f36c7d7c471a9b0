package dev.clickmask.sam.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files in src/test/resources/images and the cards that they show. */
final class ImageZoo {
    private static final List<Integer> COLOUR = List.of(0xC82828, 0x28A03C, 0x3246C8, 0xE6C83C);
    private static final List<Integer> GRAY = List.of(0, 0x555555, 0xAAAAAA, 0xFFFFFF);
    private static final List<Integer> BILEVEL = List.of(0, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF);

    private ImageZoo() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String name) {
        return folder().resolve(name);
    }

    /** The colours 0xRRGGBB of the quadrants top left, top right, bottom left, bottom right. */
    static List<Integer> cardOf(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith("gray")) {
            return GRAY;
        }
        return name.startsWith("bilevel") ? BILEVEL : COLOUR;
    }

    private static Path folder() {
        try {
            URL folder = Objects.requireNonNull(ImageZoo.class.getResource("/images"));
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
