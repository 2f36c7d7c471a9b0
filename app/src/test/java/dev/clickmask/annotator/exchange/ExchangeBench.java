package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.coco.CocoReader;
import dev.clickmask.annotator.dataset.coco.CocoValidator;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;

/**
 * How long a large data set takes in and out of a project, and how much memory: polygons and run lengths, in an order that
 * has nothing to do with that of the images. Run with {@code -Xmx512m}, which it must survive.
 */
final class ExchangeBench {
    /** Has no factor in common with the number of images, so that its multiples reach all of them. */
    private static final int STRIDE = 61_803;

    private ExchangeBench() {}

    /** Arguments: a folder for some GB, number of images, number of annotations. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "exchange");
        int images = Integer.parseInt(arguments[1]);
        int annotations = Integer.parseInt(arguments[2]);
        Path coco = folder.resolve("in.json");
        Path project = folder.resolve("bench.clickmask");
        write(coco, images, annotations);
        System.out.printf(
                Locale.ROOT,
                "%,d images, %,d instances, %,d MB of JSON, heap of at most %,d MB%n",
                images,
                annotations,
                Files.size(coco) >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        time("validate", () -> CocoValidator.validate(coco, null, 0, ExchangeBench::print) + " defects");
        time("import", () -> {
            try (DatasetReader reader = CocoReader.open(coco, ExchangeBench::print);
                    ProjectFile file = ProjectFile.open(project)) {
                return new ProjectImport(file)
                                .add(reader, image -> true, done -> {})
                                .instances() + " instances";
            }
        });
        for (DatasetFormat format : new DatasetFormat[] {DatasetFormat.COCO, DatasetFormat.COCO_RLE}) {
            time("export as " + format, () -> export(project, folder, format) + " images");
        }
        for (String name : new String[] {"in.json", "bench.clickmask", "coco.json", "coco-rle.json"}) {
            Files.delete(folder.resolve(name));
        }
        folder.toFile().delete();
    }

    private static int export(Path project, Path folder, DatasetFormat format) throws IOException {
        try (ProjectSource source = ProjectSource.open(project, EnumSet.allOf(ImageStatus.class));
                DatasetWriter writer = format.create(new DatasetFormat.Target(
                        folder.resolve(format + ".json"),
                        folder,
                        source.categories(),
                        source.ids(),
                        ExportOptions.USUAL))) {
            return Transfer.copy(source, writer, out -> {}, done -> {});
        }
    }

    private static void print(Finding finding) {
        System.out.println(finding);
    }

    private interface Run {
        String result() throws IOException;
    }

    private static void time(String name, Run run) throws IOException {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        String result = run.result();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %s in %.1f s, heap with garbage at most %,d MB%n",
                name,
                result,
                took.toMillis() / 1000.0,
                peak >> 20);
    }

    private static void write(Path file, int images, int annotations) throws IOException {
        try (BufferedWriter json = Files.newBufferedWriter(file)) {
            json.write("{\"annotations\": [");
            for (int i = 0; i < annotations; i++) {
                json.write(i == 0 ? "\n" : ",\n");
                json.write(annotation(i, (int) ((long) i * STRIDE % images)));
            }
            json.write("],\n\"categories\": [{\"id\": 1, \"name\": \"cat\"}],\n\"images\": [");
            for (int i = 0; i < images; i++) {
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
