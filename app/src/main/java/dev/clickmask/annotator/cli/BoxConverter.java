package dev.clickmask.annotator.cli;

import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import picocli.CommandLine.ITypeConverter;

/** Reads a box as {@code x0,y0,x1,y1}: two opposite corners. */
final class BoxConverter implements ITypeConverter<Box> {
    @Override
    public Box convert(String text) {
        double[] numbers = PointConverter.numbers(text, 4, "a box x0,y0,x1,y1 such as 100,50,180.5,120");
        return Box.between(new ImagePoint(numbers[0], numbers[1]), new ImagePoint(numbers[2], numbers[3]));
    }
}
