package dev.clickmask.annotator.segment;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.io.File;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Measures what preparing a folder costs beside the encoder: images that are read, prepared, encoded and kept, in turns with
 * the same number of images that are there already, and with the network alone. Run by scripts/bench-batch.
 */
final class BatchBench {
    private final Path place;
    private final Path folder;
    private final OnnxSam model;

    private BatchBench(Path place, Path folder, OnnxSam model) {
        this.place = place;
        this.folder = folder;
        this.model = model;
    }

    private record Taken(double clock, double processor) {}

    /** Arguments: root of the repository, folder to work in, images at a time, rounds, images. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        Path place = Files.createDirectories(Path.of(args[1]));
        new OnnxRuntimeNatives(place.resolve("natives")).install();
        Path folder = root.resolve("models/mobile-sam");
        try (OnnxSam model = OnnxSam.open(folder.resolve("encoder.onnx"), folder.resolve("sam.onnx"))) {
            for (int i = 4; i < args.length; i++) {
                new BatchBench(place, folder, model)
                        .run(new File(args[i]).toPath(), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            }
        }
    }

    private void run(Path original, int count, int rounds) throws Exception {
        List<Path> images = copies(original, count);
        RgbImage decoded = ImageFiles.read(original);
        List<Taken> batch = new ArrayList<>();
        List<Taken> there = new ArrayList<>();
        List<Taken> alone = new ArrayList<>();
        try (Network network = new Network(folder.resolve("encoder.onnx"))) {
            network.run();
            model.encode(decoded);
            for (int round = 0; round < rounds; round++) {
                batch.add(time(count, () -> encode(images)));
                there.add(time(count, () -> {
                    for (int i = 0; i < count; i++) {
                        model.encode(decoded);
                    }
                    return count;
                }));
                alone.add(time(count, () -> {
                    for (int i = 0; i < count; i++) {
                        network.run();
                    }
                    return count;
                }));
            }
        }
        System.out.printf(
                "%s, %s pixels, %d images, medians of %d%n", original.getFileName(), decoded.size(), count, rounds);
        report("the whole", batch, alone);
        report("images that are there already", there, alone);
        report("the network alone", alone, alone);
    }

    private static void report(String what, List<Taken> taken, List<Taken> alone) {
        System.out.printf(
                Locale.ROOT,
                "%-30s %7.0f ms an image (throughput %.2f)  %7.0f ms of processor time (%.2f)%n",
                what,
                clock(taken),
                clock(alone) / clock(taken),
                processor(taken),
                processor(alone) / processor(taken));
    }

    private static double clock(List<Taken> taken) {
        return median(taken.stream().map(Taken::clock));
    }

    private static double processor(List<Taken> taken) {
        return median(taken.stream().map(Taken::processor));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** For each image, in milliseconds. */
    private static Taken time(int count, Callable<Integer> work) throws Exception {
        long start = System.nanoTime();
        long processor = processor();
        work.call();
        return new Taken((System.nanoTime() - start) / 1e6 / count, (processor() - processor) / 1e6 / count);
    }

    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private int encode(List<Path> images) throws Exception {
        Path kept = Files.createTempDirectory(place, "embeddings");
        EmbeddingFolder embeddings = new EmbeddingFolder(kept, 4L << 30);
        new BatchEncoder(model, new ModelKey("0".repeat(64)), embeddings, new NothingHeard())
                .run(images.stream().map(FileImage::new).toList());
        try (Stream<Path> files = Files.list(kept)) {
            return (int) files.count();
        }
    }

    /** Each with another key: bytes behind the end of a picture are not looked at. */
    private List<Path> copies(Path original, int count) throws Exception {
        Path copies = Files.createTempDirectory(place, "images");
        List<Path> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path copy = copies.resolve(i + "-" + original.getFileName());
            Files.copy(original, copy);
            Files.writeString(copy, "copy " + i, StandardOpenOption.APPEND);
            images.add(copy);
        }
        return images;
    }

    /** The same encoder with the same settings, and an input that is there. */
    private static final class Network implements AutoCloseable {
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;
        private final OnnxTensor input;

        Network(Path file) throws Exception {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            options.setMemoryPatternOptimization(false);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(file.toString(), options);
            FloatBuffer values = FloatBuffer.allocate(3 * 1024 * 1024);
            input = OnnxTensor.createTensor(environment, values, new long[] {1, 3, 1024, 1024});
        }

        void run() throws Exception {
            session.run(Map.of(session.getInputNames().iterator().next(), input))
                    .close();
        }

        @Override
        public void close() throws OrtException {
            input.close();
            session.close();
        }
    }

    private static final class NothingHeard implements BatchEncoder.Listener {
        @Override
        public void encoded(UpcomingImage image) {}

        @Override
        public void found(UpcomingImage image) {}

        @Override
        public void failed(UpcomingImage image, Exception cause) {
            throw new IllegalStateException(image.toString(), cause);
        }
    }
}
