package dev.clickmask.annotator;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs all kernels with JMH, each in a process and on one thread of its own, and prints what each takes beside its yardstick. Run
 * by scripts/bench-kernels.
 */
final class KernelBench {
    private static final String WALK = "looking at each pixel once, down its columns";
    private static final String FILL = "setting as many bytes";
    private static final String COPY = "a copy of its words";
    private static final String COPY_VALUES = "a copy of its values";

    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison("MaskKernels", "encode", "mask to run lengths, as text", "walkPixels", WALK),
            new Comparison("MaskKernels", "decode", "that text to a mask", "fillColumns", FILL),
            new Comparison(
                    "MaskKernels",
                    "contours",
                    "contours",
                    "lookAtNeighbours",
                    "looking at two neighbours of each pixel"),
            new Comparison(
                    "MaskKernels", "polygon", "polygon of 720 corners to a mask", "fillShape", "Java2D, into bytes"),
            new Comparison("MaskKernels", "area", "area of a mask", "copyWords", COPY),
            new Comparison("MaskKernels", "iou", "IoU of two masks", "copyWords", COPY),
            new Comparison("MaskKernels", "iouOfCodes", "IoU of their run lengths", "copyWords", COPY),
            new Comparison("MaskKernels", "union", "union of two masks", "copyWords", COPY),
            new Comparison("MaskKernels", "stroke", "mask with a stroke of the brush", "copyWords", COPY),
            new Comparison(
                    "LogitsKernels",
                    "mask",
                    "logits to a mask, 4000x3000",
                    "sampleAll",
                    "a bilinear sample of each pixel"),
            new Comparison(
                    "InputKernels", "prepare", "4000x3000 to the encoder's input", "drawTwice", "Java2D, in two steps"),
            new Comparison("EmbeddingKernels", "format", "embedding to a file's bytes", "copy", COPY_VALUES),
            new Comparison("EmbeddingKernels", "parse", "those bytes to an embedding", "copy", COPY_VALUES),
            new Comparison("ImageKernels", "halve", "half the size of 4000x3000", "drawHalf", "Java2D"),
            new Comparison("ImageKernels", "readSlice", "grey PNG, 512x512", "readSliceWithImageIo", "ImageIO"),
            new Comparison(
                    "ImageKernels",
                    "readSlice",
                    "grey PNG, 512x512",
                    "readSliceAsColour",
                    "ImageIO, to colours and back to grey"),
            new Comparison(
                    "CanvasKernels",
                    "drawMask",
                    "mask of 4000x3000 into a view of 1500x900",
                    "drawLayer",
                    "Java2D, a picture of the mask"),
            new Comparison(
                    "CanvasKernels",
                    "drawPicture",
                    "picture of 4000x3000 into a view of 1500x900",
                    "drawWithJava2d",
                    "Java2D, bilinear"),
            new Comparison(
                    "OrderKernels",
                    "sort",
                    "100,000 names in natural order",
                    "sortWithoutNumbers",
                    "without regard to case only"));

    private KernelBench() {}

    /**
     * A kernel and a yardstick in the same class.
     *
     * @param what the kernel does
     * @param beside what the yardstick does
     */
    private record Comparison(String kernels, String kernel, String what, String yardstick, String beside) {}

    /** Arguments: the file for JMH's own report; a part of the names of those kernels that are wanted, for all. */
    public static void main(String[] arguments) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(arguments.length > 1 ? arguments[1] : "Kernels")
                .output(arguments[0])
                .shouldFailOnError(true)
                .mode(Mode.SampleTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(500));
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Statistics> times = new HashMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String kernel = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
            String size = result.getParams().getParam("size");
            times.put(
                    size == null ? kernel : kernel + " " + size,
                    result.getPrimaryResult().getStatistics());
        }
        System.out.println("| kernel | median, us | p95, us | beside | median, us | ratio |");
        System.out.println("|---|---|---|---|---|---|");
        for (Comparison comparison : COMPARISONS) {
            for (String size : List.of("", " 1920x1080", " 4000x3000")) {
                Statistics kernel = times.get(comparison.kernels() + "." + comparison.kernel() + size);
                Statistics yardstick = times.get(comparison.kernels() + "." + comparison.yardstick() + size);
                if (kernel != null && yardstick != null) {
                    print(comparison, size, kernel, yardstick);
                }
            }
        }
    }

    private static void print(Comparison comparison, String size, Statistics kernel, Statistics yardstick) {
        double median = kernel.getPercentile(50);
        double beside = yardstick.getPercentile(50);
        System.out.printf(
                "| %s%s | %.0f | %.0f | %s | %.0f | %.2f |%n",
                comparison.what(),
                size.isEmpty() ? "" : "," + size,
                median,
                kernel.getPercentile(95),
                comparison.beside(),
                beside,
                median / beside);
    }
}
