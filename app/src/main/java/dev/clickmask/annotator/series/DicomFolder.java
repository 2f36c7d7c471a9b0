package dev.clickmask.annotator.series;

import dev.clickmask.annotator.project.NaturalOrder;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The DICOM files of one folder, sorted into their series.
 *
 * @param files those of each series, by its identifier
 * @param unreadable files that are DICOM files but cannot be read
 */
record DicomFolder(Path folder, Map<String, List<DicomFile>> files, List<SkippedSlice> unreadable) {
    static final Set<String> ENDINGS = Set.of("dcm", "dicom", "ima");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Looks at the header of every file that has not the name of an image. */
    static DicomFolder of(Path folder) throws IOException {
        NaturalOrder natural = new NaturalOrder();
        try (Stream<Path> all = Files.list(folder)) {
            return of(
                    folder,
                    all.filter(file -> Files.isRegularFile(file)
                                    && isCandidate(file.getFileName().toString()))
                            .sorted((a, b) -> natural.compare(
                                    a.getFileName().toString(), b.getFileName().toString()))
                            .toList());
        }
    }

    private static boolean isCandidate(String name) {
        return !name.startsWith(".") && !name.equals("DICOMDIR") && !ImageFiles.isUsualName(name);
    }

    /** Looks at the headers of these files; what turns out to be no DICOM file, and has not the name of one, is passed over. */
    static DicomFolder of(Path folder, List<Path> candidates) {
        Map<String, List<DicomFile>> series = new TreeMap<>();
        List<SkippedSlice> unreadable = new ArrayList<>();
        for (Path path : candidates) {
            try {
                if (hasUsualEnding(path.getFileName().toString()) || DicomParser.isDicom(path)) {
                    DicomFile file = DicomParser.parse(path);
                    series.computeIfAbsent(file.text(DicomTag.SERIES), id -> new ArrayList<>())
                            .add(file);
                }
            } catch (IOException e) {
                unreadable.add(new SkippedSlice(path.getFileName().toString(), SkippedSlice.why(e, path)));
            }
        }
        return new DicomFolder(folder, new LinkedHashMap<>(series), List.copyOf(unreadable));
    }

    /** Whether DICOM files are usually called like this. */
    static boolean hasUsualEnding(String name) {
        return ENDINGS.contains(ending(name).toLowerCase(Locale.ROOT));
    }

    /** Whether a DICOM file may be called like this, too: often it has a number behind the last dot, or no dot at all. */
    static boolean mayBe(String name) {
        boolean odd = name.indexOf('.') < 0 || NUMBER.matcher(ending(name)).matches();
        return hasUsualEnding(name) || (odd && !name.equals("DICOMDIR"));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** All series, the one with most files first; what cannot be read is told with that. */
    List<DicomSeries> all() {
        List<DicomSeries> all = new ArrayList<>();
        List<DicomFile> largest = largestFiles();
        if (!largest.isEmpty()) {
            all.add(DicomSeries.of(folder, largest, unreadable));
        }
        files.values().stream()
                .filter(each -> each != largest)
                .forEach(each -> all.add(DicomSeries.of(folder, each, List.of())));
        return all;
    }

    /** The series with most files, which tells of the others as skipped; empty if there are no DICOM files. */
    Optional<DicomSeries> largest() {
        if (files.isEmpty() && unreadable.isEmpty()) {
            return Optional.empty();
        }
        List<DicomFile> largest = largestFiles();
        List<SkippedSlice> skipped = new ArrayList<>(unreadable);
        for (List<DicomFile> each : files.values()) {
            if (each != largest) {
                each.forEach(file -> skipped.add(new SkippedSlice(file.name(), "belongs to another series")));
            }
        }
        return Optional.of(DicomSeries.of(folder, largest, skipped));
    }

    private List<DicomFile> largestFiles() {
        List<DicomFile> largest = List.of();
        for (List<DicomFile> each : files.values()) {
            largest = each.size() > largest.size() ? each : largest;
        }
        return largest;
    }
}
