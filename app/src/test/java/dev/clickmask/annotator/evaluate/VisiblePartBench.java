package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What it gains to encode the visible part: small objects in pictures of 20 megapixels, clicked by the simulated person with
 * the embedding of the whole and with those of parts in view. Run by scripts/bench-visible.
 */
final class VisiblePartBench {
    private static final int CLICKS = 3;
    /** Widths of the part in view; 1250 is about what the window shows at 100 %. */
    private static final List<Integer> WIDTHS = List.of(2500, 1250, 625, 320);

    private final OnnxSam model;
    private final List<BufferedImage> tiles = new ArrayList<>();
    private final List<BufferedImage> objects = new ArrayList<>();
    /** By the width in view, the whole first. */
    private final Map<Integer, Row> rows = new TreeMap<>((a, b) -> b - a);

    private final ClickBenchmark person = new ClickBenchmark(2, CLICKS, false);

    private VisiblePartBench(OnnxSam model) {
        this.model = model;
    }

    /** Arguments: root of the repository, folder to work in, number of pictures. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        new OnnxRuntimeNatives(Path.of(args[1]).resolve("natives")).install();
        Path folder = root.resolve("models/mobile-sam");
        try (OnnxSam model = OnnxSam.open(folder.resolve("encoder.onnx"), folder.resolve("sam.onnx"))) {
            VisiblePartBench bench = new VisiblePartBench(model);
            bench.cutObjects(root.resolve("samples"));
            for (int seed = 0; seed < Integer.parseInt(args[2]); seed++) {
                bench.measure(new LargeScene(bench.tiles, bench.objects, seed), new Random(seed));
            }
            bench.rows.values().forEach(Row::print);
        }
    }

    private void cutObjects(Path samples) throws Exception {
        cut(samples.resolve("coffee.png"), new Box(77, 19, 478, 393));
        cut(samples.resolve("chelsea.png"), new Box(294.5, 106, 343, 165.5));
        cut(samples.resolve("astronaut.png"), new Box(180, 60, 270, 170));
        cut(samples.resolve("astronaut.png"), new Box(280, 342, 511, 511));
        cut(samples.resolve("astronaut.png"), new Box(60, 10, 400, 511));
        tiles.add(picture(ImageFiles.read(samples.resolve("rocket.jpg"))));
    }

    /** Whatever the mask is: laid elsewhere, the object ends exactly where it does. */
    private void cut(Path sample, Box box) throws Exception {
        RgbImage image = ImageFiles.read(sample);
        BufferedImage photograph = picture(image);
        tiles.add(photograph);
        List<Prompt> prompts = List.of(new Prompt.BoxPrompt(box));
        var candidates = model.decode(model.encode(image), prompts);
        Mask mask =
                candidates.get(PromptPolicy.first(prompts, candidates)).logits().mask();
        PixelBox bounds = mask.bounds();
        BufferedImage object = new BufferedImage(bounds.width(), bounds.height(), BufferedImage.TYPE_INT_ARGB);
        mask.forEachRun((y, from, to) -> {
            for (int x = from; x < to; x++) {
                object.setRGB(x - bounds.x(), y - bounds.y(), photograph.getRGB(x, y));
            }
        });
        objects.add(object);
    }

    private static BufferedImage picture(RgbImage image) {
        return image.copy(image.size().pixels());
    }

    private void measure(LargeScene scene, Random random) throws Exception {
        RgbImage image = scene.image();
        int all = LargeScene.SIZE.width();
        long start = System.nanoTime();
        ImageEmbedding whole = model.encode(image);
        row(all).encodes.add(System.nanoTime() - start);
        for (LargeScene.Item item : scene.items()) {
            click(whole, item, row(all));
            for (int width : WIDTHS) {
                PixelBox part = around(item.mask().bounds(), width, random);
                start = System.nanoTime();
                ImageEmbedding ofPart = model.encode(image, part);
                row(width).encodes.add(System.nanoTime() - start);
                click(ofPart, item, row(width));
            }
        }
    }

    /** As a person has it in view: somewhere in the middle half. */
    private static PixelBox around(PixelBox object, int width, Random random) {
        int height = width * 4 / 5;
        int x = object.x() + object.width() / 2 - (int) (width * (0.25 + random.nextDouble() / 2));
        int y = object.y() + object.height() / 2 - (int) (height * (0.25 + random.nextDouble() / 2));
        int left = Math.max(0, Math.min(LargeScene.SIZE.width() - width, x));
        int top = Math.max(0, Math.min(LargeScene.SIZE.height() - height, y));
        return new PixelBox(left, top, width, height);
    }

    private void click(ImageEmbedding embedding, LargeScene.Item item, Row row) throws Exception {
        EvaluationItem named = new EvaluationItem("", "", size -> new Truth(item.mask(), Mask.empty(LargeScene.SIZE)));
        ClickRun run = person.run(model, "", embedding, named, named.source().read(LargeScene.SIZE));
        row.sides.add(item.side());
        row.first.add(run.iouAfter(1));
        row.last.add(run.iouAfter(CLICKS));
    }

    private Row row(int width) {
        return rows.computeIfAbsent(width, Row::new);
    }

    /** What was measured with one width in view. */
    private static final class Row {
        private final int width;
        private final List<Long> encodes = new ArrayList<>();
        private final List<Integer> sides = new ArrayList<>();
        private final List<Double> first = new ArrayList<>();
        private final List<Double> last = new ArrayList<>();

        Row(int width) {
            this.width = width;
        }

        void print() {
            StringBuilder text = new StringBuilder(width == LargeScene.SIZE.width() ? "| whole " : "| " + width + " ");
            for (int side : LargeScene.SIDES) {
                text.append(String.format(Locale.ROOT, "| %.3f, %.3f ", mean(first, side), mean(last, side)));
            }
            encodes.sort(null);
            text.append(String.format(Locale.ROOT, "| %d |", encodes.get(encodes.size() / 2) / 1_000_000));
            System.out.println(text + " " + first.size() + " objects");
        }

        private double mean(List<Double> ious, int side) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < ious.size(); i++) {
                if (sides.get(i) == side) {
                    sum += ious.get(i);
                    count++;
                }
            }
            return sum / count;
        }
    }
}
