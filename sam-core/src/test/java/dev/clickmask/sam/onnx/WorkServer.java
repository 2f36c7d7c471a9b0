package dev.clickmask.sam.onnx;

import com.sun.management.OperatingSystemMXBean;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.ContourTracer;
import dev.clickmask.sam.mask.Mask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Does a piece of work for each line that it reads, and answers how long it took by the clock and of the processor, so that
 * another program can do the same in turns. Run by scripts/bench-python.
 */
final class WorkServer {
    private final Path photo;
    private final OnnxSam model;
    private final List<Prompt> prompts;

    private WorkServer(Path photo, OnnxSam model, ImagePoint click) {
        this.photo = photo;
        this.model = model;
        this.prompts = List.of(new Prompt.Point(click, true));
    }

    /** Arguments: an image, and the place of a click in it. */
    public static void main(String[] args) throws Exception {
        ImagePoint click = new ImagePoint(Double.parseDouble(args[1]), Double.parseDouble(args[2]));
        try (OnnxSam model = TestFiles.defaultModel()) {
            new WorkServer(Path.of(args[0]), model, click).serve();
        }
    }

    private void serve() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        RgbImage image = ImageFiles.read(photo);
        ImageEmbedding embedding = model.encode(image);
        Mask mask = model.decode(embedding, prompts).get(0).logits().mask(0);
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            long start = System.nanoTime();
            long processor = processor();
            switch (line) {
                case "read" -> image = ImageFiles.read(photo);
                case "encode" -> embedding = model.encode(image);
                case "click" -> mask = click(embedding);
                case "contours" -> ContourTracer.trace(mask);
                default -> throw new IOException("no such work: " + line);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%.3f %.3f %d%n",
                    (System.nanoTime() - start) / 1e6,
                    (processor() - processor) / 1e6,
                    mask.area());
        }
    }

    /** What the window shows of a click: the first candidate in pixels of the image. */
    private Mask click(ImageEmbedding embedding) throws Exception {
        List<Candidate> candidates = model.decode(embedding, prompts);
        return candidates.get(0).logits().mask(0);
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
