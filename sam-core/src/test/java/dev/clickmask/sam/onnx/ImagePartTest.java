package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of an image that is encoded by itself. */
class ImagePartTest {
    private static final PixelBox PART = new PixelBox(150, 40, 180, 140);

    @Test
    void masks_ofAPart_areThoseOfAFileWithThatPartAlone_shifted(@TempDir Path folder) throws Exception {
        RgbImage image = TestFiles.image("astronaut.png");
        Path file = folder.resolve("part.png");
        ImageIO.write(image.copy(PART), "png", file.toFile());
        RgbImage cropped = ImageFiles.read(file);
        try (OnnxSam model = TestFiles.defaultModel()) {
            ImageEmbedding ofPart = model.encode(image, PART);
            ImageEmbedding ofFile = model.encode(cropped);

            List<Mask> masks = masks(model.decode(ofPart, prompts(0, 0)));
            List<Mask> expected = masks(model.decode(ofFile, prompts(-PART.x(), -PART.y())));

            assertThat(masks).hasSameSizeAs(expected);
            for (int i = 0; i < masks.size(); i++) {
                assertThat(masks.get(i)).isEqualTo(expected.get(i).placed(image.size(), PART.x(), PART.y()));
            }
            assertThat(masks.get(0).area()).isGreaterThan(1000);
        }
    }

    /** The face of the astronaut. */
    private static List<Prompt> prompts(int dx, int dy) {
        return List.of(
                new Prompt.BoxPrompt(new Box(180 + dx, 60 + dy, 270 + dx, 170 + dy)),
                new Prompt.Point(new ImagePoint(223.5 + dx, 114.5 + dy), true));
    }

    private static List<Mask> masks(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.logits().mask()).toList();
    }

    @Test
    void anAnswerAboutAnotherPart_isNotFedBack() throws Exception {
        RgbImage image = TestFiles.image("coffee.png");
        Prompt point = new Prompt.Point(new ImagePoint(200, 150), true);
        try (OnnxSam model = TestFiles.fixtureModel("sam2-samexporter")) {
            ImageEmbedding whole = model.encode(image);
            ImageEmbedding part = model.encode(image, PART);
            Prompt ofWhole = prior(model, whole, point);
            Prompt ofPart = prior(model, part, point);

            assertThat(grid(model, part, point, ofWhole)).isEqualTo(grid(model, part, point));
            assertThat(grid(model, part, point, ofPart)).isNotEqualTo(grid(model, part, point));
        }
    }

    private static Prompt prior(OnnxSam model, ImageEmbedding embedding, Prompt point) throws Exception {
        return new Prompt.PriorMask(
                model.decode(embedding, List.of(point)).get(0).logits());
    }

    private static float[] grid(OnnxSam model, ImageEmbedding embedding, Prompt... prompts) throws Exception {
        Logits logits = model.decode(embedding, List.of(prompts)).get(0).logits();
        FloatBuffer values =
                FloatBuffer.allocate(Math.toIntExact(logits.gridSize().area()));
        logits.copyTo(values);
        return values.array();
    }
}
