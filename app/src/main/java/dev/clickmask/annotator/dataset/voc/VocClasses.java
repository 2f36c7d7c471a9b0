package dev.clickmask.annotator.dataset.voc;

import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.TextLines;
import dev.clickmask.annotator.dataset.labelmap.LabelMap;
import dev.clickmask.annotator.dataset.labelmap.VocPalette;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes of a data set: by number in palette PNGs, by colour where a program wrote colours instead. */
final class VocClasses {
    private static final Pattern LINE = Pattern.compile("(.+):(?:(\\d{1,3}),(\\d{1,3}),(\\d{1,3}))?:[^:]*:[^:]*");
    private static final List<String> OF_2012 = List.of(
            "aeroplane",
            "bicycle",
            "bird",
            "boat",
            "bottle",
            "bus",
            "car",
            "cat",
            "chair",
            "cow",
            "diningtable",
            "dog",
            "horse",
            "motorbike",
            "person",
            "pottedplant",
            "sheep",
            "sofa",
            "train",
            "tvmonitor");

    private final List<String> names = new ArrayList<>();
    private final Map<Integer, Integer> idOfNumber = new HashMap<>();
    private final Map<Integer, Integer> idOfColour = new HashMap<>();
    /** Number and colour of what is no object, apart from 0. */
    private int backgroundNumber;

    private int backgroundColour;

    private VocClasses() {}

    /** Reads {@code labelmap.txt}; without it, the classes are those of VOC2012. */
    static VocClasses read(Path labelmap) throws IOException {
        VocClasses classes = new VocClasses();
        if (!Files.exists(labelmap)) {
            for (int number = 1; number <= OF_2012.size(); number++) {
                classes.add(OF_2012.get(number - 1), number, VocPalette.rgb(number));
            }
            return classes;
        }
        List<String> lines = TextLines.read(labelmap);
        int number = lines.stream().anyMatch(line -> line.startsWith(VocLayout.BACKGROUND + ":")) ? 0 : 1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                classes.addLine(new Finding(labelmap, "line " + (i + 1), ""), lines.get(i), number++);
            }
        }
        return classes;
    }

    private void add(String name, int number, int rgb) {
        names.add(name);
        idOfNumber.put(number, names.size());
        idOfColour.put(asNumber(rgb), names.size());
    }

    private void addLine(Finding place, String line, int number) throws MalformedDatasetException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || matcher.group(1).isBlank()) {
            throw new MalformedDatasetException(
                    new Finding(place.file(), place.place(), "is not name:red,green,blue:parts:actions"));
        }
        int rgb = matcher.group(2) == null
                ? VocPalette.rgb(number & 0xFF)
                : channel(matcher, 2) << 16 | channel(matcher, 3) << 8 | channel(matcher, 4);
        if (matcher.group(1).equals(VocLayout.BACKGROUND)) {
            backgroundNumber = number;
            backgroundColour = asNumber(rgb);
        } else {
            add(matcher.group(1), number, rgb);
        }
    }

    private static int channel(Matcher line, int group) {
        return Math.min(255, Integer.parseInt(line.group(group)));
    }

    List<Category> categories() {
        return ClassList.named(names).categories();
    }

    /** The pixels of each category, by its id. */
    SortedMap<Integer, Mask> masks(LabelMap labels, Path file) throws MalformedDatasetException {
        Map<Integer, Integer> ids = labels.isColour() ? idOfColour : idOfNumber;
        int background = labels.isColour() ? backgroundColour : backgroundNumber;
        SortedMap<Integer, Mask> masks = new TreeMap<>();
        for (Map.Entry<Integer, Mask> found : labels.masks(number -> number != background && isObject(labels, number))
                .entrySet()) {
            Integer id = ids.get(found.getKey());
            if (id == null) {
                throw new MalformedDatasetException(
                        new Finding(file, "", "has pixels of the number " + found.getKey() + ", which is no class"));
            }
            masks.put(id, found.getValue());
        }
        return masks;
    }

    /** Whether the number may be of an object: neither 0 nor void. */
    static boolean isObject(LabelMap labels, int number) {
        return number != 0 && number != (labels.isColour() ? asNumber(VocPalette.rgb(VocLayout.VOID)) : VocLayout.VOID);
    }

    /** A colour as {@link LabelMap} counts it. */
    private static int asNumber(int rgb) {
        return (rgb >> 16) | (rgb & 0xFF00) | ((rgb & 0xFF) << 16);
    }
}
