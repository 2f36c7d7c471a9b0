package dev.clickmask.annotator.cli;

import dev.clickmask.sam.geometry.ImagePoint;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point as {@code x,y}. */
final class PointConverter implements ITypeConverter<ImagePoint> {
    @Override
    public ImagePoint convert(String text) {
        double[] numbers = numbers(text, 2, "a point x,y such as 120,80.5");
        return new ImagePoint(numbers[0], numbers[1]);
    }

    /** Reads so many finite numbers with commas between. */
    static double[] numbers(String text, int count, String wanted) {
        try {
            double[] numbers = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .filter(Double::isFinite)
                    .toArray();
            if (numbers.length == count) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // Told below, as a wrong count is.
        }
        throw new TypeConversionException("'" + text + "' is not " + wanted);
    }
}
