package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.segment.ModelTimes;
import dev.clickmask.annotator.segment.TimedModel;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.onnx.OnnxSam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the device, on a computer that has none but the processor. */
class DeviceWindowTest {
    private static final Device CUDA = Device.parse("cuda");
    private static final String WHY = "no NVIDIA driver is on this computer";

    private WindowRig rig;

    @TempDir
    Path settings;

    @BeforeEach
    void openWindow() throws Exception {
        Files.writeString(
                settings.resolve("window.properties"),
                "language=ENGLISH\ndevice=cuda\nfolder=" + settings.toString().replace("\\", "\\\\"));
        rig = WindowRig.withOpener(settings, new OnlyCpu(Device.AUTO, settings.resolve("times.properties")));
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void aDeviceThatCannotBeUsed_givesWayVisibly_thePromptsStay_andTheChoiceIsKept() throws Exception {
        rig.await(
                "the processor instead of what was kept", () -> rig.modelInUse().endsWith("instead of CUDA"));
        rig.openSample();
        rig.click(290, 150, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        GuiActionRunner.execute(() -> rig.choose("models"));
        rig.await("what there is to say", () -> told().contains("CUDA is not used: " + WHY + "<br>DirectML"));

        GuiActionRunner.execute(() -> devices().setSelectedItem(Device.CPU));
        rig.await("the processor by choice", () -> !rig.modelInUse().contains("instead"));
        rig.awaitMask();
        GuiActionRunner.execute(() -> devices().setSelectedItem(CUDA));
        rig.await("the processor instead", () -> rig.modelInUse().endsWith("instead of CUDA"));
        assertThat(GuiActionRunner.execute(this::told)).contains("Used now: CPU", "CUDA is not used: " + WHY);
        rig.awaitMask();
        GuiActionRunner.execute(() -> rig.choose("accept"));
        rig.awaitInstances(1);

        GuiActionRunner.execute(() -> devices().setSelectedItem(Device.CPU));
        rig.await("the processor by choice", () -> !rig.modelInUse().contains("instead"));
        rig.close();
        assertThat(Files.readString(settings.resolve("window.properties"))).contains("device=cpu");
    }

    private JComboBox<?> devices() {
        return rig.robot.finder().findByName("models.device", JComboBox.class);
    }

    private String told() {
        return rig.robot.finder().findByName("models.device.told", JLabel.class).getText();
    }

    private record OnlyCpu(Device device, Path times) implements ModelOpener {
        @Override
        public SamModel open(InstalledModel model) throws IOException {
            List<DeviceVerdict> notUsed = device.equals(CUDA) ? List.of(DeviceVerdict.failing(CUDA, WHY)) : List.of();
            SamModel open = OnnxSam.open(model.encoder(), model.decoder());
            return new TimedModel(open, model, new ModelTimes(times), notUsed);
        }

        @Override
        public ModelOpener preferring(Device wanted) {
            return new OnlyCpu(wanted, times);
        }

        @Override
        public List<DeviceVerdict> examine(InstalledModel model, boolean again) {
            return List.of(
                    DeviceVerdict.missing(CUDA, WHY),
                    DeviceVerdict.missing(Device.parse("directml"), "ONNX Runtime for this system has no such part"));
        }
    }
}
