package dev.clickmask.annotator.evaluate;

import dev.clickmask.annotator.project.ImageFolder;
import dev.clickmask.annotator.project.NaturalOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds images with their masks: a folder with {@code images} and {@code masks} in it, or a table of tab-separated
 * {@code image mask foreground ignore} lines with paths relative to the table.
 */
final class EvaluationData {
    private final int ignore;

    /** @param ignore gray level of pixels that count neither way, where a table does not say */
    EvaluationData(int ignore) {
        this.ignore = ignore;
    }

    /**
     * All masks, those of one image one after the other.
     *
     * @throws IOException if there is no such data, or an image without a mask or a mask without an image
     */
    List<EvaluationItem> find(Path data) throws IOException {
        if (Files.isRegularFile(data)) {
            return table(data);
        }
        Path images = data.resolve("images");
        Path masks = data.resolve("masks");
        if (!Files.isDirectory(images) || !Files.isDirectory(masks)) {
            throw new IOException(data + " is no benchmark data. Give a folder with the folders images and masks,"
                    + " or a table of image, mask, foreground and ignore");
        }
        return pairs(images, masks);
    }

    private List<EvaluationItem> pairs(Path images, Path masks) throws IOException {
        Map<String, String> imageOfStem = new TreeMap<>(new NaturalOrder());
        for (String image : new ImageFolder(images).images()) {
            imageOfStem.put(stem(image), image);
        }
        List<EvaluationItem> items = new ArrayList<>();
        for (String mask : new ImageFolder(masks).images()) {
            // Data sets with several masks an image number them: 100007#001.png.
            String stem = stem(mask);
            String image = imageOfStem.get(stem);
            if (image == null) {
                image = imageOfStem.get(stem.replaceFirst("#[^#/]*$", ""));
            }
            if (image == null) {
                throw new IOException(masks.resolve(mask) + " has no image of its name in " + images);
            }
            TruthFile truth = new TruthFile(masks.resolve(mask), TruthFile.ANY, ignore);
            items.add(new EvaluationItem(images.resolve(image), image, mask, truth::read));
        }
        if (items.isEmpty()) {
            throw new IOException(masks + " has no masks");
        }
        return items;
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private List<EvaluationItem> table(Path table) throws IOException {
        List<EvaluationItem> items = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(table)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                items.add(row(table, number, line));
            }
        }
        return items;
    }

    private EvaluationItem row(Path table, int number, String line) throws IOException {
        String[] cells = line.strip().split("\t", -1);
        try {
            int foreground = cells.length > 2 ? Integer.parseInt(cells[2].strip()) : TruthFile.ANY;
            int ignored = cells.length > 3 ? Integer.parseInt(cells[3].strip()) : ignore;
            TruthFile truth = new TruthFile(table.resolveSibling(cells[1]), foreground, ignored);
            String mask = cells[1] + (foreground == TruthFile.ANY ? "" : "=" + foreground);
            return new EvaluationItem(table.resolveSibling(cells[0]), cells[0], mask, truth::read);
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException(
                    table + ", line " + number + " is not image, mask, foreground and ignore with tabs between", e);
        }
    }
}
