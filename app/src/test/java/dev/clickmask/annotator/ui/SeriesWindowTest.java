package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.series.TiffSeries;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A series in the window: what needs no model. */
class SeriesWindowTest {
    private WindowRig rig;

    @TempDir
    Path folder;

    @BeforeEach
    void openSeries() throws Exception {
        rig = WindowRig.withoutModel(folder);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    private Path series(int pages) throws IOException {
        List<BufferedImage> slices = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            slices.add(TiffSeries.deep(400, 300, 1000, 1000 + 100 * page));
        }
        return TiffSeries.write(folder.resolve("scans/heart.tif"), slices);
    }

    private Workbench bench() {
        return ((MainFrame) rig.window.target()).bench();
    }

    private JSlider slider() {
        return rig.robot.finder().findByName("series.slider", JSlider.class, false);
    }

    private void awaitSlice(int number) {
        String title = "heart.tif#" + number + " ";
        rig.await(
                "slice " + number,
                () -> ((MainFrame) rig.window.target()).getTitle().startsWith(title)
                        && slider().isShowing()
                        && slider().getValue() == number - 1);
    }

    @Test
    void keysNumberAndSliderGoThroughTheSlices_andTheirInstancesAreTheirOwn() throws Exception {
        rig.drop(series(15));
        awaitSlice(1);
        assertThat(GuiActionRunner.execute(() -> rig.robot
                        .finder()
                        .findByName("series.total", JLabel.class)
                        .getText()))
                .isEqualTo("/ 15");

        rig.press(KeyEvent.VK_RIGHT);
        awaitSlice(2);
        rig.drawTriangle(100, 100);
        rig.press(KeyEvent.VK_PAGE_DOWN);
        awaitSlice(12);
        rig.awaitInstances(0);
        rig.press(KeyEvent.VK_END);
        awaitSlice(15);
        rig.pressShift(KeyEvent.VK_A);
        awaitSlice(14);
        rig.press(KeyEvent.VK_HOME);
        awaitSlice(1);
        JTextField field = rig.robot.finder().findByName("series.number.field", JTextField.class);
        rig.window.textBox("series.number.field").setText("2").pressAndReleaseKeys(KeyEvent.VK_ENTER);
        awaitSlice(2);
        rig.awaitInstances(1);
        rig.await("the canvas to have the keys", () -> !field.isFocusOwner());
        rig.await(
                "the row", () -> rig.spoken("images", 0).equals("heart.tif: In progress, 1 instances. Slice 2 of 15"));
    }

    @Test
    void aSeriesPlays_untilItIsStopped() throws Exception {
        rig.drop(series(40));
        awaitSlice(1);

        rig.press(KeyEvent.VK_Q);
        rig.await("some slices", () -> slider().getValue() > 2);
        rig.press(KeyEvent.VK_Q);
        rig.await("a stop", () -> !bench().series().isPlaying());
    }

    @Test
    void theWindowOfValuesIsChosenByName() throws Exception {
        rig.drop(series(15));
        awaitSlice(1);
        assertThat(GuiActionRunner.execute(this::shade)).isZero();

        rig.window.button("window").click();
        rig.window.list("window.preset").clickItem("CT lung");

        // Far above what is white then.
        rig.await("white", () -> shade() == 255);
        rig.window.list("window.preset").clickItem("As the file says, or all values");
        rig.await("black", () -> shade() == 0);
        assertThat(rig.window.button("window").text()).isEqualTo("C 1701  W 1401");
    }

    /** Of the upper left corner; for the event dispatch thread. */
    private int shade() {
        return bench().desk().picture().orElseThrow().rgb(0, 0) & 0xFF;
    }
}
