package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostImageTest {
    @TempDir
    Path place;

    @Test
    void onlyAFileThatIsGoneFromItsFolder_orHoldsNoPicture_isLost() throws IOException {
        Path text = Files.writeString(place.resolve("text.png"), "not an image");
        Path gone = place.resolve("gone.png");
        Path drive = place.resolve("drive");

        assertThat(LostImage.isLost(place, gone, trouble(gone))).isTrue();
        assertThat(LostImage.isLost(place, text, trouble(text))).isTrue();
        assertThat(LostImage.isLost(drive, drive.resolve("a.png"), trouble(drive.resolve("a.png"))))
                .isFalse();
        Path mountPoint = Files.createDirectory(drive);
        assertThat(LostImage.isLost(mountPoint, drive.resolve("a.png"), trouble(drive.resolve("a.png"))))
                .as("an image of a disk that was unmounted")
                .isFalse();
        assertThat(LostImage.isLost(place, text, new OutOfMemoryError())).isFalse();
        assertThat(LostImage.isLost(place, text, new IOException("the project is locked")))
                .isFalse();
    }

    private static Throwable trouble(Path file) {
        return catchThrowable(() -> ImageFiles.readKeyed(file));
    }
}
