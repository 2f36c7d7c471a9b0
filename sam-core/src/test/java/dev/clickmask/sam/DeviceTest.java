package dev.clickmask.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
    @ParameterizedTest
    @CsvSource({"auto,AUTO,0", "CPU,CPU,0", "cuda,CUDA,0", "cuda:2,CUDA,2", "coreml,COREML,0", "directml:1,DIRECTML,1"})
    void understands_every_device(String text, Device.Kind kind, int index) {
        assertThat(Device.parse(text)).isEqualTo(new Device(kind, index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "cuda:", "cuda:x", "cpu:1", "cuda:100"})
    void says_what_there_is_instead_of_anything_else(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.parse(text))
                .withMessageContaining("must be auto, cpu, cuda, cuda:1, coreml or directml, not \"" + text + "\"");
    }

    @Test
    void is_written_as_it_is_understood() {
        assertThat(Device.parse("cuda:1")).hasToString("cuda:1");
        assertThat(Device.parse("cuda:0")).hasToString("cuda");
        assertThat(Device.parse("cuda:1").title()).isEqualTo("CUDA 1");
    }
}
