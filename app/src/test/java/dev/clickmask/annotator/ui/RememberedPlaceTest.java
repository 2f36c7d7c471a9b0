package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.canvas.CanvasView;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.project.ProjectKeeper;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RememberedPlaceTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void whatIsLookedAt_isKeptWithoutLeavingTheImage() throws Exception {
        AnnotatedImage image = AnnotatedImage.of("a.png", new Size(8, 8));
        try (ProjectKeeper keeper = new ProjectKeeper(folder.resolve(ProjectFile.NAME), told -> {})) {
            keeper.keep(image, ImageStatus.IN_PROGRESS);
            SwingUtilities.invokeAndWait(() -> {
                Document document = new Document("object");
                Views views = new Views(() -> {}, name -> name);
                RememberedPlace place = new RememberedPlace(document, views, Map::of);
                place.begin(keeper);
                document.open(image);
                views.put("a.png", Optional.of(new CanvasView(2, new ImagePoint(3, 4))));
                place.changed();
            });

            while (keeper.setting(Folders.VIEW).get().isEmpty()) {
                Thread.sleep(50);
            }
            assertThat(keeper.setting(Folders.VIEW).get()).contains("2.0 3.0 4.0");
            assertThat(keeper.setting(Folders.LAST_IMAGE).get()).contains("a.png");
        }
    }
}
