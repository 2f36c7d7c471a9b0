package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelDeskTest extends OnWorkbench {
    @Override
    SliceModel openSlices(InstalledForeground model) throws IOException {
        throw new IOException(model.file() + " is damaged");
    }

    @Test
    void aModelOfSlicesThatCannotBeOpened_isNotAdded_andWhyIsTold() throws Exception {
        Path json = Files.writeString(place.resolve("mine.json"), """
                {"file": "mine.onnx", "spec": {"input": [64, 64], "channels": "grey", "layout": "nchw",
                 "mean": [0], "scale": [1], "resize": "squash-plain", "output": "output",
                 "activation": "sigmoid", "threshold": 0.5, "leastArea": 200}}""");
        Path model = Files.writeString(place.resolve("mine.onnx"), "no model");

        run(() -> bench.models().add(List.of(json)));
        await(() -> bench.models().job().isEmpty());

        assertThat(ask(() -> bench.models().outcome().failure())).hasMessage(model + " is damaged");
        assertThat(ask(() -> bench.models().rows()))
                .isNotEmpty()
                .noneMatch(row -> row.model().id().equals("own-mine"));
    }
}
