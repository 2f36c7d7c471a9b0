package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists of values as bytes for a {@link Spool}, each value a length or kind and its coordinates as doubles. */
final class SpoolCode {
    private static final byte BACKGROUND = 0;
    private static final byte FOREGROUND = 1;
    private static final byte BOX = 2;

    private SpoolCode() {}

    static byte[] polygons(List<Polygon> polygons) {
        int length = polygons.stream()
                .mapToInt(polygon ->
                        Integer.BYTES + 2 * Double.BYTES * polygon.vertices().size())
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (Polygon polygon : polygons) {
            bytes.putInt(polygon.vertices().size());
            polygon.vertices().forEach(vertex -> put(bytes, vertex.x(), vertex.y()));
        }
        return bytes.array();
    }

    static List<Polygon> polygons(byte[] code) {
        List<Polygon> polygons = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(code);
        while (bytes.hasRemaining()) {
            int size = bytes.getInt();
            List<ImagePoint> vertices = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                vertices.add(point(bytes));
            }
            polygons.add(new Polygon(vertices));
        }
        return polygons;
    }

    /** Points and boxes. */
    static byte[] prompts(List<Prompt> prompts) {
        ByteBuffer bytes = ByteBuffer.allocate(prompts.size() * (1 + 4 * Double.BYTES));
        for (Prompt prompt : prompts) {
            if (prompt instanceof Prompt.Point point) {
                bytes.put(point.foreground() ? FOREGROUND : BACKGROUND);
                put(bytes, point.at().x(), point.at().y());
            } else if (prompt instanceof Prompt.BoxPrompt around) {
                Box box = around.box();
                put(bytes.put(BOX), box.x0(), box.y0(), box.x1(), box.y1());
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    static List<Prompt> prompts(byte[] code) {
        List<Prompt> prompts = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(code);
        while (bytes.hasRemaining()) {
            byte kind = bytes.get();
            ImagePoint at = point(bytes);
            prompts.add(
                    kind == BOX
                            ? new Prompt.BoxPrompt(Box.between(at, point(bytes)))
                            : new Prompt.Point(at, kind == FOREGROUND));
        }
        return prompts;
    }

    static byte[] doubles(double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        put(bytes, numbers);
        return bytes.array();
    }

    static double[] doubles(byte[] code) {
        double[] numbers = new double[code.length / Double.BYTES];
        ByteBuffer.wrap(code).asDoubleBuffer().get(numbers);
        return numbers;
    }

    private static void put(ByteBuffer bytes, double... numbers) {
        for (double number : numbers) {
            bytes.putDouble(number);
        }
    }

    private static ImagePoint point(ByteBuffer bytes) {
        double x = bytes.getDouble();
        return new ImagePoint(x, bytes.getDouble());
    }
}
