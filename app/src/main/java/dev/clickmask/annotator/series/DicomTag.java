package dev.clickmask.annotator.series;

import java.util.Set;

/** The elements that are looked at, by their numbers in DICOM PS3.6. */
final class DicomTag {
    static final int TRANSFER_SYNTAX = 0x0002_0010;
    static final int SLICE_THICKNESS = 0x0018_0050;
    static final int SPACING_BETWEEN_SLICES = 0x0018_0088;
    static final int SERIES = 0x0020_000E;
    static final int INSTANCE_NUMBER = 0x0020_0013;
    static final int POSITION = 0x0020_0032;
    static final int ORIENTATION = 0x0020_0037;
    static final int SAMPLES_PER_PIXEL = 0x0028_0002;
    static final int PHOTOMETRIC_INTERPRETATION = 0x0028_0004;
    static final int NUMBER_OF_FRAMES = 0x0028_0008;
    static final int ROWS = 0x0028_0010;
    static final int COLUMNS = 0x0028_0011;
    static final int PIXEL_SPACING = 0x0028_0030;
    static final int BITS_ALLOCATED = 0x0028_0100;
    static final int BITS_STORED = 0x0028_0101;
    static final int HIGH_BIT = 0x0028_0102;
    static final int PIXEL_REPRESENTATION = 0x0028_0103;
    static final int WINDOW_CENTRE = 0x0028_1050;
    static final int WINDOW_WIDTH = 0x0028_1051;
    static final int RESCALE_INTERCEPT = 0x0028_1052;
    static final int RESCALE_SLOPE = 0x0028_1053;
    static final int PIXEL_DATA = 0x7FE0_0010;

    static final int ITEM = 0xFFFE_E000;
    static final int ITEM_END = 0xFFFE_E00D;
    static final int SEQUENCE_END = 0xFFFE_E0DD;

    /** Elements whose values are kept. */
    static final Set<Integer> WANTED = Set.of(
            TRANSFER_SYNTAX,
            SLICE_THICKNESS,
            SPACING_BETWEEN_SLICES,
            SERIES,
            INSTANCE_NUMBER,
            POSITION,
            ORIENTATION,
            SAMPLES_PER_PIXEL,
            PHOTOMETRIC_INTERPRETATION,
            NUMBER_OF_FRAMES,
            ROWS,
            COLUMNS,
            PIXEL_SPACING,
            BITS_ALLOCATED,
            BITS_STORED,
            HIGH_BIT,
            PIXEL_REPRESENTATION,
            WINDOW_CENTRE,
            WINDOW_WIDTH,
            RESCALE_INTERCEPT,
            RESCALE_SLOPE);

    /** The functional groups of files with many frames, and the parts of them that hold wanted elements. */
    static final Set<Integer> ENTERED =
            Set.of(0x5200_9229, 0x5200_9230, 0x0028_9110, 0x0028_9145, 0x0028_9132, 0x0020_9113, 0x0020_9116);

    private DicomTag() {}
}
