package dev.clickmask.sam.mask;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.geometry.Size;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Times run-length codes on masks as models make them, blobs with holes and specks, and leaves codes and times in a file for
 * {@code scripts/reference/rle_bench.py}, which times pycocotools on the same masks.
 */
final class RleBench {
    private static final Size SIZE = new Size(1920, 1080);
    private static final int MASKS = 200;
    private static final int ROUNDS = 15;

    private RleBench() {}

    /** Argument: the file to write. */
    public static void main(String[] arguments) throws IOException {
        List<Mask> masks = masks();
        List<String> codes =
                masks.stream().map(mask -> Rle.of(mask).compressed()).toList();
        double[] sink = new double[1];
        Map<String, Double> times = new LinkedHashMap<>();
        times.put(
                "encode",
                perMask(i -> sink[0] += Rle.of(masks.get(i)).compressed().length()));
        times.put(
                "decode",
                perMask(i -> sink[0] +=
                        Rle.parse(codes.get(i), SIZE).toMask().bounds().width()));
        times.put("area", perMask(i -> sink[0] += Rle.parse(codes.get(i), SIZE).area()));
        times.put(
                "iou",
                perMask(i ->
                        sink[0] += Rle.parse(codes.get(i), SIZE).iou(Rle.parse(codes.get((i + 1) % MASKS), SIZE))));
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            new ObjectMapper()
                    .writeValue(
                            out,
                            Map.of(
                                    "height",
                                    SIZE.height(),
                                    "width",
                                    SIZE.width(),
                                    "codes",
                                    codes,
                                    "times",
                                    times,
                                    "sink",
                                    sink[0]));
        }
    }

    /** Seconds for each mask, the best of some rounds. */
    private static double perMask(IntConsumer work) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < MASKS; i++) {
                work.accept(i);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e9 / MASKS);
        }
        return best;
    }

    private static List<Mask> masks() {
        Random random = new Random(4);
        List<Mask> masks = new ArrayList<>();
        for (int i = 0; i < MASKS; i++) {
            masks.add(star(random));
        }
        return masks;
    }

    /** A star with a round hole and specks missing. */
    private static Mask star(Random random) {
        MaskBuilder builder = new MaskBuilder(SIZE, SIZE.pixels());
        double x = 300 + random.nextDouble() * 1300;
        double y = 200 + random.nextDouble() * 700;
        double radius = 30 + random.nextDouble() * 300;
        double phase = random.nextDouble() * 6;
        for (int row = 0; row < SIZE.height(); row++) {
            for (int column = 0; column < SIZE.width(); column++) {
                double angle = Math.atan2(row - y, column - x);
                double edge = radius * (1 + 0.2 * Math.sin(5 * angle + phase) + 0.05 * Math.sin(23 * angle));
                double distance = Math.hypot(column - x, row - y);
                if (distance < edge && distance > edge * 0.2 && random.nextInt(2000) > 0) {
                    builder.set(column, row);
                }
            }
        }
        return builder.build();
    }
}
