package dev.clickmask.annotator.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of one series in the order of their slices: along the normal of their planes where all say where they lie, by their
 * instance numbers otherwise. Files of one place keep the order of their instance numbers.
 *
 * @param files in that order; copied
 * @param places along the normal in millimetres, one for each file; empty where not all say it
 */
record SliceOrder(List<DicomFile> files, List<Double> places) {
    SliceOrder {
        files = List.copyOf(files);
        places = List.copyOf(places);
    }

    static SliceOrder of(List<DicomFile> unordered) {
        List<DicomFile> files = new ArrayList<>(unordered);
        files.sort(Comparator.comparing(
                file -> file.number(DicomTag.INSTANCE_NUMBER).orElse(Double.MAX_VALUE)));
        if (files.isEmpty()
                || files.stream().anyMatch(file -> place(file, files.get(0)).isEmpty())) {
            return new SliceOrder(files, List.of());
        }
        List<DicomFile> ordered = files.stream()
                .sorted(Comparator.comparing(file -> place(file, files.get(0)).orElse(0.0)))
                .toList();
        return new SliceOrder(
                ordered,
                ordered.stream()
                        .map(file -> place(file, files.get(0)).orElse(0.0))
                        .toList());
    }

    /** How far along the normal of the first one's plane it lies. */
    private static Optional<Double> place(DicomFile file, DicomFile first) {
        List<Double> at = file.numbers(DicomTag.POSITION);
        List<Double> plane = first.numbers(DicomTag.ORIENTATION);
        if (at.size() != 3 || plane.size() != 6) {
            return Optional.empty();
        }
        double place = 0;
        for (int axis = 0; axis < 3; axis++) {
            int next = (axis + 1) % 3;
            int last = (axis + 2) % 3;
            double normal = plane.get(next) * plane.get(3 + last) - plane.get(last) * plane.get(3 + next);
            place += normal * at.get(axis);
        }
        return Optional.of(place).filter(Double::isFinite);
    }

    /** The usual step from one slice to the next, in millimetres. */
    private Optional<Double> step() {
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < places.size(); i++) {
            steps.add(places.get(i) - places.get(i - 1));
        }
        steps.sort(Comparator.naturalOrder());
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get((steps.size() - 1) / 2));
    }

    /** How large a sample is, if the files say it. */
    Optional<Spacing> spacing() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        DicomFile first = files.get(0);
        // Rows first, in DICOM.
        List<Double> inPlane = first.numbers(DicomTag.PIXEL_SPACING);
        Optional<Double> between = step().filter(step -> step > 0)
                .or(() -> first.number(DicomTag.SPACING_BETWEEN_SLICES))
                .or(() -> first.number(DicomTag.SLICE_THICKNESS))
                .filter(step -> step > 0);
        if (inPlane.size() != 2 || !(inPlane.get(0) > 0) || !(inPlane.get(1) > 0) || between.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Spacing(inPlane.get(1), inPlane.get(0), between.get()));
    }

    /** Where the step to the next slice is more than one and a half of the usual one. */
    List<SkippedSlice> gaps() {
        List<SkippedSlice> gaps = new ArrayList<>();
        double step = step().orElse(0.0);
        for (int i = 1; step > 0 && i < places.size(); i++) {
            double gap = places.get(i) - places.get(i - 1);
            if (gap > 1.5 * step) {
                long count = Math.max(1, Math.round(gap / step) - 1);
                gaps.add(new SkippedSlice(
                        "between " + files.get(i - 1).name() + " and "
                                + files.get(i).name(),
                        count == 1 ? "a slice is missing" : count + " slices are missing"));
            }
        }
        return gaps;
    }
}
