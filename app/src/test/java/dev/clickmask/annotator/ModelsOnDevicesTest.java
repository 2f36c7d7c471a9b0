package dev.clickmask.annotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clickmask.annotator.device.ChildProbe;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real model; what is said of graphics processors is that there is none, so on a computer with one this waits. */
class ModelsOnDevicesTest {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final Path CACHE = ROOT.resolve("app/target/natives");

    private final InstalledModel model;

    ModelsOnDevicesTest() throws IOException {
        model = new ModelStore(ROOT.resolve("models"), ModelCatalog.bundled()).require("mobile-sam");
    }

    @Test
    void without_anything_else_the_processor_is_used_and_it_says_why() throws IOException {
        ModelOpener automatic = new ModelsOnDevices(CACHE, Device.AUTO);
        assumeThat(automatic.examine(model, false)).allMatch(DeviceVerdict::expected);

        try (SamModel open = automatic.open(model)) {
            assertThat(open.info().provider()).startsWith("CPU");
            assertThat(open.info().failing()).isEmpty();
            assertThat(open.info().notUsed())
                    .extracting(verdict -> verdict.device().toString())
                    .containsExactly("cuda", "coreml", "directml");
        }
    }

    @Test
    void a_device_that_was_asked_for_and_is_not_there_is_refused() throws IOException {
        ModelOpener cuda = new ModelsOnDevices(CACHE, Device.AUTO).on(Device.parse("cuda"));
        assumeThat(cuda.examine(model, false)).allMatch(DeviceVerdict::expected);

        assertThatIOException().isThrownBy(() -> cuda.open(model)).withMessageStartingWith("CUDA cannot be used: ");
    }

    @Test
    void a_device_that_is_only_preferred_gives_way_to_the_processor_and_says_why() throws IOException {
        ModelOpener cuda = new ModelsOnDevices(CACHE, Device.AUTO).preferring(Device.parse("cuda"));
        assumeThat(cuda.examine(model, false)).allMatch(DeviceVerdict::expected);

        try (SamModel open = cuda.open(model)) {
            assertThat(open.info().provider()).startsWith("CPU");
            assertThat(open.info().failing())
                    .extracting(verdict -> verdict.device().toString())
                    .containsExactly("cuda");
        }
    }

    @Test
    void a_device_is_tried_in_a_process_of_its_own() {
        ChildProbe probe = new ChildProbe(ChildProbe.ownCommand(Main.class.getName(), CACHE), Duration.ofMinutes(3));
        assumeThat(System.getProperty("os.name")).doesNotContain("Windows");

        assertThat(probe.probe(model, Device.parse("directml")).obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("DirectML cannot be used for"));
    }

    @Test
    void times_of_a_model_are_kept(@TempDir Path folder) throws Exception {
        ModelsOnDevices opener = new ModelsOnDevices(folder, Device.CPU);
        assertThat(opener.times(model)).isEqualTo(Optional.empty());

        try (SamModel open = opener.open(model)) {
            open.encode(ImageFiles.read(ROOT.resolve("samples/coffee.png")));
        }

        assertThat(opener.times(model)).hasValueSatisfying(times -> {
            assertThat(times.encode()).isPositive();
            assertThat(times.provider()).startsWith("CPU");
        });
    }
}
