package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.ContourTracer;
import dev.clickmask.sam.mask.Mask;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * What Clickmask does around the two networks, as shares of the networks' own time, measured in one run on a 12-megapixel
 * JPEG with the default model. Run by scripts/bench.
 */
final class PipelineBench {
    private static final int ROUNDS = 11;
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;
    private static final List<Prompt> PROMPTS = List.of(new Prompt.Point(new ImagePoint(1742, 668), true));

    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private final Path photo;
    private final OnnxSam model;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

    private PipelineBench(Path photo, OnnxSam model) {
        this.photo = photo;
        this.model = model;
    }

    public static void main(String[] args) throws Exception {
        Path photo = Files.createDirectories(Path.of(args[0])).resolve("12-megapixels.jpg");
        writePhoto(photo);
        try (OnnxSam model = TestFiles.defaultModel()) {
            new PipelineBench(photo, model).run();
        }
    }

    private void run() throws Exception {
        RgbImage image = ImageFiles.read(photo);
        ModelFrame frame = ModelFrame.of(image.size(), Fit.LONGEST_SIDE, 1024);
        FloatBuffer input = DirectFloats.allocate(3 * 1024 * 1024);
        for (int round = 0; round < ROUNDS; round++) {
            time("read", () -> ImageFiles.read(photo));
            time("prepare", () -> {
                Preprocessor.prepare(image, frame, TestFiles.sam1Input(), input);
                return input;
            });
            time("encode", () -> model.encode(image));
        }
        ImageEmbedding embedding = model.encode(image);
        Candidate candidate = model.decode(embedding, PROMPTS).get(0);
        Mask mask = candidate.logits().mask(0);
        try (DecoderAlone decoder = new DecoderAlone(embedding)) {
            for (int round = 0; round < 5 * ROUNDS; round++) {
                time("decoder alone", decoder::run);
                time("decode", () -> model.decode(embedding, PROMPTS));
                time("mask", () -> candidate.logits().mask(0));
                time("contours", () -> ContourTracer.trace(mask));
            }
        }
        report(mask);
    }

    private <T> T time(String what, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        times.computeIfAbsent(what, name -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
        return result;
    }

    private double median(String what) {
        return median(times.getOrDefault(what, List.of()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private void report(Mask mask) throws IOException {
        double encoder = median("encode") - median("prepare");
        double aroundEncoder = median("read") + median("prepare");
        double decoder = median("decoder alone");
        double aroundDecoder = median("decode") - decoder + median("mask") + median("contours");
        System.out.printf(
                "%s: %d x %d, %.1f MB; mask of %,d pixels%n",
                photo.getFileName(), WIDTH, HEIGHT, Files.size(photo) / 1e6, mask.area());
        times.forEach((what, values) ->
                System.out.printf("%-14s %8.1f ms median of %d%n", what, median(values), values.size()));
        System.out.printf(
                "encoder alone  %8.1f ms; around it (read, prepare) %.1f %%%n", encoder, 100 * aroundEncoder / encoder);
        System.out.printf(
                "decoder alone  %8.1f ms; around it (tensors, mask, contours) %.1f %%%n",
                decoder, 100 * aroundDecoder / decoder);
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(System.out::println);
        }
    }

    /** The same decoder session settings, with all tensors made beforehand: what is left is the network. */
    private final class DecoderAlone implements AutoCloseable {
        private final OrtSession session;
        private final TensorMap tensors = new TensorMap();

        DecoderAlone(ImageEmbedding embedding) throws OrtException {
            Path file = TestFiles.sample("../models/mobile-sam/sam.onnx");
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(file.toString(), options);
            ImageEmbedding.Level level = embedding.levels().get(0);
            tensors.put("image_embeddings", OnnxTensor.createTensor(environment, level.values(), level.shape()));
            put("point_coords", new float[] {446, 171, 0, 0}, 1, 2, 2);
            put("point_labels", new float[] {1, -1}, 1, 2);
            put("mask_input", new float[256 * 256], 1, 1, 256, 256);
            put("has_mask_input", new float[] {0}, 1);
            put("orig_im_size", new float[] {1, 1}, 2);
        }

        private void put(String name, float[] values, long... shape) throws OrtException {
            tensors.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
        }

        boolean run() throws OrtException {
            try (OrtSession.Result result =
                    session.run(tensors.tensors(), Set.of("low_res_masks", "iou_predictions"))) {
                return result.iterator().hasNext();
            }
        }

        @Override
        public void close() throws OrtException {
            tensors.close();
            session.close();
        }
    }

    /** A sample photograph enlarged, with noise of a seed, so that the file is as large as a camera's. */
    private static void writePhoto(Path file) throws IOException {
        BufferedImage photo = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = photo.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        RgbImage photograph = TestFiles.image("astronaut.png");
        graphics.drawImage(photograph.copy(photograph.size().pixels()), 0, 0, WIDTH, HEIGHT, null);
        graphics.dispose();
        Random random = new Random(1);
        int[] row = new int[3 * WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            photo.getRaster().getPixels(0, y, WIDTH, 1, row);
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.min(255, Math.max(0, row[i] + random.nextInt(37) - 18));
            }
            photo.getRaster().setPixels(0, y, WIDTH, 1, row);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0.9f);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(photo, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
