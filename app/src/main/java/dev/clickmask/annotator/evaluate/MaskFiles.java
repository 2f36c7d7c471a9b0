package dev.clickmask.annotator.evaluate;

import dev.clickmask.annotator.project.ImageFolder;
import dev.clickmask.annotator.project.NaturalOrder;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Masks that are picture files: a folder with {@code images} and {@code masks} in it, or a table of tab-separated
 * {@code image mask foreground ignore} lines with paths relative to the table.
 */
public final class MaskFiles extends EvaluationData {
    private final int ignore;
    private final Map<Path, List<EvaluationItem>> itemsOfImage = new LinkedHashMap<>();

    /**
     * Finds the files.
     *
     * @param data the folder or table
     * @param ignore gray level of pixels that count neither way, where a table does not say
     * @throws IOException if there is no such data, or a mask without an image
     */
    public MaskFiles(Path data, int ignore) throws IOException {
        this.ignore = ignore;
        if (Files.isRegularFile(data)) {
            readTable(data);
            return;
        }
        Path images = data.resolve("images");
        Path masks = data.resolve("masks");
        if (!Files.isDirectory(images) || !Files.isDirectory(masks)) {
            throw new IOException(data + " is no benchmark data. Give a folder with the folders images and masks,"
                    + " a table of image, mask, foreground and ignore, or a data set such as a COCO file");
        }
        findPairs(images, masks);
    }

    /** The photographs. */
    public Set<Path> images() {
        return Collections.unmodifiableSet(itemsOfImage.keySet());
    }

    @Override
    public int size() {
        return itemsOfImage.values().stream().mapToInt(List::size).sum();
    }

    @Override
    void forEachImage(ImageConsumer consumer) throws IOException {
        for (Map.Entry<Path, List<EvaluationItem>> image : itemsOfImage.entrySet()) {
            consumer.accept(new EvaluationImage(() -> ImageFiles.read(image.getKey()), image.getValue()));
        }
    }

    private void add(Path image, EvaluationItem item) {
        itemsOfImage.computeIfAbsent(image, file -> new ArrayList<>()).add(item);
    }

    private void findPairs(Path images, Path masks) throws IOException {
        Map<String, String> imageOfStem = new TreeMap<>(new NaturalOrder());
        for (String image : new ImageFolder(images).images()) {
            imageOfStem.put(stem(image), image);
        }
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
            add(images.resolve(image), new EvaluationItem(image, mask, truth::read));
        }
        if (itemsOfImage.isEmpty()) {
            throw new IOException(masks + " has no masks");
        }
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private void readTable(Path table) throws IOException {
        int number = 0;
        for (String line : Files.readAllLines(table)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                addRow(table, number, line);
            }
        }
    }

    private void addRow(Path table, int number, String line) throws IOException {
        String[] cells = line.strip().split("\t", -1);
        try {
            int foreground = cells.length > 2 ? Integer.parseInt(cells[2].strip()) : TruthFile.ANY;
            int ignored = cells.length > 3 ? Integer.parseInt(cells[3].strip()) : ignore;
            TruthFile truth = new TruthFile(table.resolveSibling(cells[1]), foreground, ignored);
            String mask = cells[1] + (foreground == TruthFile.ANY ? "" : "=" + foreground);
            add(table.resolveSibling(cells[0]), new EvaluationItem(cells[0], mask, truth::read));
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException(
                    table + ", line " + number + " is not image, mask, foreground and ignore with tabs between", e);
        }
    }
}
