package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void what_is_no_data_is_said_so() {
        Typed typed = Typed.clickmask("evaluate", folder.resolve("images"));

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("is no benchmark data");
    }
}
