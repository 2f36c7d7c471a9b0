package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
    private static final Device CUDA = Device.parse("cuda");
    private static final NvidiaDriver DRIVER = new NvidiaDriver(true, "550.54");
    private static final NvidiaDriver NONE = new NvidiaDriver(false, "none");

    @Test
    void cuda_is_tried_only_where_it_is_built_in_and_has_a_driver() {
        assertThat(new Devices(DRIVER, Set.of("CPU", "CUDA")).obstacle(CUDA)).isEmpty();
        assertThat(new Devices(NONE, Set.of("CPU", "CUDA")).obstacle(CUDA))
                .hasValueSatisfying(why -> assertThat(why).contains("no NVIDIA driver"));
        assertThat(new Devices(DRIVER, Set.of("CPU")).obstacle(CUDA))
                .hasValueSatisfying(why -> assertThat(why).contains("without CUDA"));
    }

    @Test
    void what_is_not_built_in_is_not_tried() {
        Devices mac = new Devices(NONE, Set.of("CPU", "CORE_ML"));

        assertThat(mac.obstacle(Device.parse("coreml"))).isEmpty();
        assertThat(mac.obstacle(Device.parse("directml"))).contains("ONNX Runtime for this system has no such part");
    }

    @Test
    void a_driver_is_found_by_its_files(@TempDir Path folder) throws IOException {
        Path version = Files.writeString(folder.resolve("version"), "NVRM 550.54\nGCC 12\n");
        assertThat(NvidiaDriver.find(List.of(folder), "libcuda.so.1", version)).isEqualTo(NONE);

        Files.createFile(folder.resolve("libcuda.so.1"));

        assertThat(NvidiaDriver.find(List.of(folder), "libcuda.so.1", version))
                .isEqualTo(new NvidiaDriver(true, "NVRM 550.54"));
    }

    @Test
    void a_device_that_differs_from_the_processor_is_not_trusted() {
        ImageEmbedding right = embedding(1, -2, 3);

        assertThat(new SelfTest(1, 9, SelfTest.difference(embedding(1.001f, -2, 3), right)).isRight())
                .isTrue();
        assertThat(new SelfTest(1, 9, SelfTest.difference(embedding(3, -2, 1), right)).isRight())
                .isFalse();
        assertThat(new SelfTest(1, 9, SelfTest.difference(embedding(Float.NaN, -2, 3), right)).isRight())
                .isFalse();
        assertThat(SelfTest.difference(embedding(0, 0, 0), right)).isCloseTo(1, within(1e-9));
    }

    private static ImageEmbedding embedding(float... values) {
        return new ImageEmbedding(
                new Size(8, 8),
                List.of(new ImageEmbedding.Level(
                        3,
                        1,
                        1,
                        DirectFloats.allocate(3).put(FloatBuffer.wrap(values)).rewind())));
    }
}
