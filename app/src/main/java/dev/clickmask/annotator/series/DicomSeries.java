package dev.clickmask.annotator.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    private record Frame(DicomFile file, int number, String name) {
        /** Its name below the folder of its file. */
        String key() {
            return file.frames() > 1 ? new SliceName(file.name(), number + 1).toString() : file.name();
        }
    }

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

    /** The files of one series, in any order. */
    static DicomSeries of(Path folder, List<DicomFile> files, List<SkippedSlice> skipped) {
        SliceOrder order = SliceOrder.of(files);
        List<SkippedSlice> all = new ArrayList<>(skipped);
        all.addAll(order.gaps());
        return new DicomSeries(folder, order, all);
    }

    /**
     * Reads the headers of all DICOM files of a folder; those of sub-folders are not among them.
     *
     * @return empty if there is none
     * @throws IOException if the folder cannot be read
     */
    public static Optional<DicomSeries> ofFolder(Path folder) throws IOException {
        return DicomFolder.of(folder).largest();
    }

    /** The slices as images of a project, by their names below the folder of their files. */
    List<String> keys() {
        return frames.stream().map(Frame::key).toList();
    }

    /** The file of the first slice. */
    Path firstFile() {
        return frames.get(0).file().path();
    }

    /** The files that the slices are in. */
    Set<Path> files() {
        return frames.stream().map(frame -> frame.file().path()).collect(Collectors.toSet());
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
