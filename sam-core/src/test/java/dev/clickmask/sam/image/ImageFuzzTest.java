package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small helping of what {@code scripts/fuzz-images} does for as long as one likes. */
class ImageFuzzTest {
    private static final int ROUNDS = 1500;

    @Test
    void aDamagedFileOfAnyFormatIsAPictureOrASentence_soonAndInLittleMemory(@TempDir Path folder) throws IOException {
        ImageFuzz fuzz = new ImageFuzz(ImageZoo.files(), folder, 20261121);

        for (int round = 0; round < ROUNDS; round++) {
            fuzz.round(round);
        }

        assertThat(fuzz.faults()).isEmpty();
    }
}
