package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.dataset.Finding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long import and validation of a large file take: 100,000 images and 1,000,000 annotations, polygons and run lengths,
 * in an order that has nothing to do with that of the images. Run with {@code -Xmx512m}, which it must survive.
 */
final class CocoReadBench {
    private static final int IMAGES = 100_000;
    private static final int ANNOTATIONS = 1_000_000;
    /** Has no factor in common with the number of images, so that its multiples reach all of them. */
    private static final int STRIDE = 61_803;

    private CocoReadBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("clickmask-bench", ".json");
        try {
            write(file);
            System.out.printf(Locale.ROOT, "%,d bytes, heap %,d MB%n", Files.size(file), maxHeap());
            time("import", () -> {
                AtomicLong instances = new AtomicLong();
                try (CocoReader reader = CocoReader.open(file, CocoReadBench::print)) {
                    reader.forEachImage(
                            image -> instances.addAndGet(image.instances().size()));
                }
                return instances.get() + " instances";
            });
            time("validate", () -> CocoValidator.validate(file, null, CocoReadBench::print) + " defects");
        } finally {
            Files.delete(file);
        }
    }

    private static void print(Finding finding) {
        System.out.println(finding);
    }

    private static long maxHeap() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    private interface Run {
        String result() throws IOException;
    }

    private static void time(String name, Run run) throws IOException {
        long start = System.nanoTime();
        String result = run.result();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(Locale.ROOT, "%s: %s in %.1f s%n", name, result, took.toMillis() / 1000.0);
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter json = Files.newBufferedWriter(file)) {
            json.write("{\"annotations\": [");
            for (int i = 0; i < ANNOTATIONS; i++) {
                json.write(i == 0 ? "\n" : ",\n");
                json.write(annotation(i, (int) ((long) i * STRIDE % IMAGES)));
            }
            json.write("],\n\"categories\": [{\"id\": 1, \"name\": \"cat\"}],\n\"images\": [");
            for (int i = 0; i < IMAGES; i++) {
                json.write((i == 0 ? "\n" : ",\n") + "{\"id\": " + i + ", \"file_name\": \"" + i
                        + ".jpg\", \"width\": 640, \"height\": 480}");
            }
            json.write("]}\n");
        }
    }

    private static String annotation(int i, int image) {
        int x = i % 500;
        int y = i / 500 % 400;
        String segmentation = i % 2 == 0
                ? "[[%d, %d, %d.5, %d, %d.5, %d, %d, %d]]".formatted(x, y, x + 90, y, x + 90, y + 60, x, y + 60)
                : "{\"size\": [480, 640], \"counts\": [%d, 9000, %d]}"
                        .formatted(x * 480 + y, 640 * 480 - 9000 - x * 480 - y);
        return "{\"id\": %d, \"image_id\": %d, \"category_id\": 1, \"iscrowd\": 0, \"segmentation\": %s}"
                .formatted(i + 1, image, segmentation);
    }
}
