package dev.clickmask.sam.onnx;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a start of the default model takes in a process of its own, with and without a kept graph, how long the first click
 * takes after it, and how resident memory grows over many images. Run by scripts/bench-start.
 */
final class StartBench {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final Path MODEL = ROOT.resolve("models/mobile-sam");
    private static final List<String> SAMPLES = List.of("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg");
    private static final List<Prompt> CLICK = List.of(new Prompt.Point(new ImagePoint(200.5, 150.5), true));
    private static final int EVERY = 20;

    private StartBench() {}

    /** Arguments: start, warm or cold, and the folder of graphs or "none"; or memory and the number of images. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("memory")) {
            memory(Integer.parseInt(args[1]));
        } else {
            start(args[1].equals("warm"), args[2].equals("none") ? null : Path.of(args[2]));
        }
    }

    private static void start(boolean warm, @Nullable Path graphs) throws Exception {
        RgbImage image = ImageFiles.read(ROOT.resolve("samples/coffee.png"));
        boolean kept = graphs != null && Files.isDirectory(graphs);
        KeptEnvironment.get();
        long begun = System.nanoTime();
        try (OnnxSam model = OnnxSam.open(
                MODEL.resolve("encoder.onnx"), MODEL.resolve("sam.onnx"), Device.CPU, new OptimisedGraphs(graphs))) {
            double open = since(begun);
            if (warm) {
                model.warmUp();
            }
            double warming = since(begun) - open;
            ImageEmbedding embedding = model.encode(image);
            begun = System.nanoTime();
            model.decode(embedding, CLICK);
            double first = since(begun);
            begun = System.nanoTime();
            model.decode(embedding, CLICK);
            String graph = graphs == null ? "not kept" : kept ? "kept before" : "kept now";
            System.out.printf(
                    Locale.ROOT,
                    "graph %-11s  open %5.0f ms  warming up %4.0f ms  first click %4.0f ms  second click %4.0f ms%n",
                    graph,
                    open,
                    warming,
                    first,
                    since(begun));
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void memory(int images) throws Exception {
        try (OnnxSam model = OnnxSam.open(MODEL.resolve("encoder.onnx"), MODEL.resolve("sam.onnx"))) {
            for (int i = 1; i <= images; i++) {
                ImageEmbedding embedding =
                        model.encode(ImageFiles.read(ROOT.resolve("samples").resolve(SAMPLES.get(i % SAMPLES.size()))));
                model.decode(embedding, CLICK);
                if (i % EVERY == 0 || i == images) {
                    System.out.printf(Locale.ROOT, "after %3d images %5d MB resident%n", i, resident());
                }
            }
        }
    }

    /** Linux only. */
    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
                .findFirst()
                .orElse(0);
    }
}
