package dev.clickmask.annotator.segment;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A person walks through a folder with the default model: clicks at once on every arrival and twice more at some moment while
 * the next images are being prepared. Run by scripts/bench-walk.
 */
final class WalkBench implements InferenceListener {
    private static final int AHEAD = 3;
    private static final int IDLE_CLICKS = 40;
    private static final double GRACE_MILLIS = 50;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Random random = new Random(1);
    private final List<Path> images;
    private final ExecutorService back = Executors.newSingleThreadExecutor();
    private final InferenceWorker worker;
    private int encodings;
    private long clicks;

    private WalkBench(List<Path> images, EmbeddingCache cache) {
        this.images = images;
        worker = new InferenceWorker(back, this, cache);
    }

    /** Arguments: root of the repository, folder to work in, number of images, seconds for each. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        Path place = Path.of(args[1]);
        new OnnxRuntimeNatives(place.resolve("natives")).install();
        Path embeddings = Files.createTempDirectory(place, "embeddings");
        List<Path> images =
                copies(root.resolve("samples"), Files.createTempDirectory(place, "images"), Integer.parseInt(args[2]));
        try (EmbeddingCache cache = new EmbeddingCache(256 << 20, new EmbeddingFolder(embeddings, 4L << 30))) {
            new WalkBench(images, cache).run(root.resolve("models/mobile-sam"), Double.parseDouble(args[3]));
        }
    }

    /** The samples again and again, each copy with another key: bytes behind the end of a picture are not looked at. */
    private static List<Path> copies(Path samples, Path folder, int count) throws IOException {
        List<Path> originals;
        try (Stream<Path> all = Files.list(samples)) {
            originals = all.filter(file -> file.toString().matches(".*(png|jpg)"))
                    .sorted()
                    .toList();
        }
        List<Path> copies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path original = originals.get(i % originals.size());
            Path copy = folder.resolve(i + "-" + original.getFileName());
            Files.copy(original, copy);
            Files.writeString(copy, "copy " + i, StandardOpenOption.APPEND);
            copies.add(copy);
        }
        return copies;
    }

    private void run(Path model, double seconds) throws Exception {
        worker.open(
                new ModelKey("0".repeat(64)),
                () -> OnnxSam.open(model.resolve("encoder.onnx"), model.resolve("sam.onnx")));
        arrive(0);
        await("encoded");
        List<Double> idle = new ArrayList<>();
        for (int i = 0; i < IDLE_CLICKS; i++) {
            Thread.sleep(50);
            idle.add(click());
        }
        List<Double> arrivals = new ArrayList<>();
        List<Double> during = new ArrayList<>();
        prepareAround(0);
        Thread.sleep((long) (1000 * seconds));
        for (int i = 1; i < images.size(); i++) {
            long end = System.nanoTime() + (long) (1e9 * seconds);
            arrive(i);
            prepareAround(i);
            arrivals.add(click());
            for (int k = 0; k < 2; k++) {
                Thread.sleep((long) (400 + 300 * random.nextDouble()));
                during.add(click());
            }
            Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        }
        int before = encodings;
        for (int i = images.size() - 2; i >= Math.max(0, images.size() - 51); i--) {
            arrive(i);
            click();
        }
        report(idle, arrivals, during, encodings - before);
        worker.close();
        back.shutdown();
    }

    private void arrive(int index) throws IOException {
        KeyedImage image = ImageFiles.readKeyed(images.get(index));
        worker.show(image.key(), image.image());
    }

    private void prepareAround(int index) {
        worker.prepare(IntStream.of(index + 1, index + 2, index + AHEAD, index - 1)
                .filter(near -> near >= 0 && near < images.size())
                .mapToObj(near -> new FileImage(images.get(near)))
                .toList());
    }

    /** Milliseconds from a click to its answer. */
    private double click() throws InterruptedException {
        long start = System.nanoTime();
        Prompt point = new Prompt.Point(new ImagePoint(100 + random.nextInt(200), 100 + random.nextInt(150)), true);
        worker.decode(new DecodeRequest(++clicks, List.of(point), MaskFinish.NONE, null));
        await("answer " + clicks);
        return (System.nanoTime() - start) / 1e6;
    }

    private void await(String event) throws InterruptedException {
        String heard = events.take();
        while (!heard.equals(event)) {
            heard = events.take();
        }
    }

    private static void report(List<Double> idle, List<Double> arrivals, List<Double> during, int encodedOnReturn) {
        double limit = at(idle, 0.5) + GRACE_MILLIS;
        long good = arrivals.stream().filter(millis -> millis <= limit).count();
        System.out.printf("click when idle        median %6.1f ms, p95 %6.1f ms%n", at(idle, 0.5), at(idle, 0.95));
        System.out.printf(
                "first click on arrival median %6.1f ms, p95 %6.1f ms; within %.0f ms on %.1f %% of %d%n",
                at(arrivals, 0.5), at(arrivals, 0.95), limit, 100.0 * good / arrivals.size(), arrivals.size());
        System.out.printf(
                "click during prefetch  median %6.1f ms, p95 %6.1f ms: %.2f times idle%n",
                at(during, 0.5), at(during, 0.95), at(during, 0.95) / at(idle, 0.95));
        System.out.printf("encoder runs on the way back over the last 50: %d%n", encodedOnReturn);
    }

    private static double at(List<Double> values, double share) {
        return values.stream()
                .sorted()
                .skip((long) (share * (values.size() - 1)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void modelOpened(ModelInfo info) {
        events.add("opened");
    }

    @Override
    public void encodingStarted() {
        encodings++;
    }

    @Override
    public void encoded(Encoding encoding) {
        events.add("encoded");
    }

    @Override
    public void prepared(int ready, int wanted) {
        events.add("prepared");
    }

    @Override
    public void answered(DecodeRequest request, Answer answer) {
        events.add("answer " + request.step());
    }

    @Override
    public void failed(String sentence, Throwable cause) {
        throw new IllegalStateException(sentence, cause);
    }
}
