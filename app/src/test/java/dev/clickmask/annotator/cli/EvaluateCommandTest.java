package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real default model, on a mask that it made itself: one click must give it back. */
class EvaluateCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeData() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        Files.copy(Typed.SAMPLES.resolve("coffee.png"), folder.resolve("images/coffee.png"));
        Typed.clickmask(
                "segment",
                folder.resolve("images/coffee.png"),
                "--point",
                "289.5,148.5",
                "--mask",
                folder.resolve("masks/coffee.png"));
    }

    @Test
    void figures_are_printed_and_written_with_a_record_for_each_mask() throws IOException {
        Path report = folder.resolve("report.json");

        Typed typed = Typed.clickmask("evaluate", folder, "--cycle", "--json", report);

        assertThat(typed.status()).isZero();
        assertThat(typed.out())
                .contains("mobile-sam")
                .contains("noc@85")
                .contains("noa@90")
                .contains("iou@1");
        JsonNode model = new ObjectMapper().readTree(report.toFile()).at("/models/0");
        assertThat(model.get("model").textValue()).isEqualTo("mobile-sam");
        assertThat(model.get("noc@90").doubleValue()).isBetween(1.0, 3.0);
        assertThat(model.get("iou@10").doubleValue()).isGreaterThan(0.9);
        assertThat(model.at("/masks/0/image").textValue()).isEqualTo("coffee.png");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("images", "masks", "report.json");
    }

    @Test
    void a_coco_file_is_measured_by_and_the_clicks_are_drawn() throws IOException {
        Path coco = folder.resolve("images/coco.json");
        Typed.clickmask("segment", folder.resolve("images/coffee.png"), "--point", "289.5,148.5", "--coco", coco);
        Path plot = folder.resolve("clicks.png");

        Typed typed = Typed.clickmask("evaluate", coco, "--plot", plot, "--threads", "2", "--max-clicks", "5");

        assertThat(typed.err()).isEmpty();
        assertThat(typed.out())
                .containsPattern("masks +1")
                .containsPattern("failures@85 +0")
                .contains("wrote " + plot);
        assertThat(ImageIO.read(plot.toFile()).getWidth()).isEqualTo(720);
    }

    @Test
    void what_cannot_be_drawn_or_counted_is_said_before_the_work() {
        assertThat(Typed.clickmask("evaluate", folder, "--plot", folder.resolve("a.svg"))
                        .err())
                .contains("--plot draws a PNG");
        assertThat(Typed.clickmask("evaluate", folder, "--threads", "0").err()).contains("--threads must be 1 or more");
    }

    @Test
    void what_is_no_data_is_said_so() {
        Typed typed = Typed.clickmask("evaluate", folder.resolve("images"));

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("is no benchmark data");
    }
}
