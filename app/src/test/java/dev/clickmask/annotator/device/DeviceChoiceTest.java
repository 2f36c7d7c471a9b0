package dev.clickmask.annotator.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.catalog.InstalledModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceChoiceTest {
    private static final Device CUDA = Device.parse("cuda");
    private static final Device COREML = Device.parse("coreml");
    private static final InstalledModel MODEL = new InstalledModel("m", Path.of("e.onnx"), Path.of("d.onnx"), "abc");

    private final List<Device> tried = new ArrayList<>();
    private final Path folder;

    DeviceChoiceTest(@TempDir Path folder) {
        this.folder = folder.resolve("verdicts");
    }

    @Test
    void what_this_computer_does_not_have_is_not_tried() {
        assertThat(choice("1").examine(MODEL, false))
                .containsExactly(DeviceVerdict.usable(CUDA, 12), DeviceVerdict.missing(COREML, "no Apple"));
        assertThat(tried).containsExactly(CUDA);
    }

    @Test
    void a_device_is_tried_once_until_a_version_changes_or_the_person_asks() {
        choice("1").examine(MODEL, false);
        assertThat(choice("1").examine(MODEL, CUDA, false)).isEqualTo(DeviceVerdict.usable(CUDA, 12));
        assertThat(tried).hasSize(1);

        choice("2").examine(MODEL, false);
        assertThat(tried).hasSize(2);

        choice("2").examine(MODEL, true);
        assertThat(tried).hasSize(3);
    }

    @Test
    void a_try_whose_process_says_nothing_was_a_crash() {
        assertThat(ChildProbe.verdict(CUDA, "# A fatal error has been detected\n", 134)
                        .obstacle())
                .contains("its libraries crashed in the try (exit status 134)");
    }

    @Test
    void a_try_says_why_a_device_cannot_be_used() {
        assertThat(ChildProbe.verdict(CUDA, "noise\nprobe-no libcudnn.so.9: cannot open\n", 0))
                .isEqualTo(DeviceVerdict.failing(CUDA, "libcudnn.so.9: cannot open"));
        assertThat(ChildProbe.verdict(CUDA, "probe-no CUDA error: out of memory", 0)
                        .obstacle())
                .hasValueSatisfying(why -> assertThat(why).startsWith("its memory is too small for this model"));
    }

    @Test
    void a_device_that_is_slower_than_the_processor_is_not_used() {
        assertThat(ChildProbe.verdict(COREML, "probe-ok 30 700", 0)).isEqualTo(DeviceVerdict.usable(COREML, 30));
        assertThat(ChildProbe.verdict(COREML, "probe-ok 900 700", 0).obstacle())
                .contains("it is slower than the processor: 900 ms against 700 ms");
    }

    @Test
    void a_process_that_does_not_end_is_ended() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ChildProbe endless = new ChildProbe(
                List.of(java.toString(), "-cp", System.getProperty("java.class.path"), Endless.class.getName()),
                Duration.ofSeconds(2));

        assertThat(endless.probe(MODEL, CUDA).obstacle()).contains("its try took longer than 2 s");
    }

    @Test
    void a_program_that_cannot_be_started_is_no_try() {
        ChildProbe none = new ChildProbe(List.of("there-is-no-such-java"), Duration.ofSeconds(2));

        assertThat(none.probe(MODEL, CUDA).obstacle())
                .hasValueSatisfying(why -> assertThat(why).startsWith("it could not be tried"));
    }

    private DeviceChoice choice(String key) {
        DeviceProbe probe = (model, device) -> {
            tried.add(device);
            return DeviceVerdict.usable(device, 12);
        };
        return new DeviceChoice(
                List.of(CUDA, COREML),
                device -> device.equals(COREML) ? Optional.of("no Apple") : Optional.empty(),
                probe,
                new Verdicts(folder),
                key);
    }

    /** A program that never ends by itself. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
