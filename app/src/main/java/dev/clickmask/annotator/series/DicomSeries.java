package dev.clickmask.annotator.series;

import dev.clickmask.annotator.project.NaturalOrder;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The DICOM files of a folder, or the frames of one file, in the order of their places in space. Of a folder with several series
 * the one with most files is taken. Only pixels that are not compressed can be read, grey, of 8 or 16 bits.
 */
public final class DicomSeries implements Series {
    private final Path place;
    private final List<Frame> frames;
    private final List<SkippedSlice> skipped;
    private final SliceOrder order;

    private DicomSeries(Path place, SliceOrder order, List<SkippedSlice> skipped) {
        this.place = place;
        this.order = order;
        this.skipped = List.copyOf(skipped);
        List<Frame> all = new ArrayList<>();
        for (DicomFile file : order.files()) {
            for (int frame = 0; frame < file.frames(); frame++) {
                String number = file.frames() > 1 ? " frame " + (frame + 1) : "";
                all.add(new Frame(file, frame, file.name() + number));
            }
        }
        this.frames = List.copyOf(all);
    }

    private record Frame(DicomFile file, int number, String name) {}

    /** Whether the file is a DICOM file, by its beginning. */
    public static boolean isDicom(Path file) throws IOException {
        return DicomParser.isDicom(file);
    }

    /**
     * Reads the header of one file.
     *
     * @throws IOException if it cannot be read
     */
    public static DicomSeries ofFile(Path file) throws IOException {
        return new DicomSeries(file, SliceOrder.of(List.of(DicomParser.parse(file))), List.of());
    }

    /**
     * Reads the headers of all DICOM files of a folder; those of sub-folders are not among them.
     *
     * @return empty if there is none
     * @throws IOException if the folder cannot be read
     */
    public static Optional<DicomSeries> ofFolder(Path folder) throws IOException {
        Map<String, List<DicomFile>> series = new TreeMap<>();
        List<SkippedSlice> skipped = new ArrayList<>();
        for (Path path : files(folder)) {
            try {
                if (isDicom(path)) {
                    DicomFile file = DicomParser.parse(path);
                    series.computeIfAbsent(file.text(DicomTag.SERIES), id -> new ArrayList<>())
                            .add(file);
                }
            } catch (IOException e) {
                String name = path.getFileName().toString();
                skipped.add(
                        new SkippedSlice(name, String.valueOf(e.getMessage()).replace(path + " ", "")));
            }
        }
        if (series.isEmpty() && skipped.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(largest(folder, series, skipped));
    }

    private static List<Path> files(Path folder) throws IOException {
        NaturalOrder natural = new NaturalOrder();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && isCandidate(file.getFileName().toString()))
                    .sorted((a, b) -> natural.compare(
                            a.getFileName().toString(), b.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean isCandidate(String name) {
        return !name.startsWith(".") && !name.equals("DICOMDIR") && !ImageFiles.isUsualName(name);
    }

    private static DicomSeries largest(Path folder, Map<String, List<DicomFile>> series, List<SkippedSlice> skipped) {
        List<DicomFile> largest = List.of();
        for (List<DicomFile> files : series.values()) {
            largest = files.size() > largest.size() ? files : largest;
        }
        for (List<DicomFile> files : series.values()) {
            if (files != largest) {
                files.forEach(file -> skipped.add(new SkippedSlice(file.name(), "belongs to another series")));
            }
        }
        SliceOrder order = SliceOrder.of(largest);
        skipped.addAll(order.gaps());
        return new DicomSeries(folder, order, skipped);
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public List<String> names() {
        return frames.stream().map(Frame::name).toList();
    }

    @Override
    public List<SkippedSlice> skipped() {
        return skipped;
    }

    @Override
    public Optional<Spacing> spacing() {
        return order.spacing();
    }

    @Override
    public Optional<Windowing> window() {
        return frames.stream().findFirst().flatMap(frame -> frame.file().window());
    }

    @Override
    public SliceReader open() {
        return index -> frames.get(index).file().slice(frames.get(index).number());
    }
}
