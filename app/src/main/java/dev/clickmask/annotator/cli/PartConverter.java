package dev.clickmask.annotator.cli;

import dev.clickmask.sam.geometry.PixelBox;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a part of an image as {@code x,y,w,h}: whole pixels. */
final class PartConverter implements ITypeConverter<PixelBox> {
    @Override
    public PixelBox convert(String text) {
        String wanted = "a part x,y,w,h in whole pixels such as 1000,500,800,600";
        double[] numbers = PointConverter.numbers(text, 4, wanted);
        boolean whole = Arrays.stream(numbers).allMatch(number -> number == (int) number && number >= 0);
        if (!whole || numbers[2] < 1 || numbers[3] < 1) {
            throw new TypeConversionException("'" + text + "' is not " + wanted);
        }
        return new PixelBox((int) numbers[0], (int) numbers[1], (int) numbers[2], (int) numbers[3]);
    }
}
