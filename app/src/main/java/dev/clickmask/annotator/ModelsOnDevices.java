package dev.clickmask.annotator;

import dev.clickmask.annotator.device.ChildProbe;
import dev.clickmask.annotator.device.DeviceChoice;
import dev.clickmask.annotator.device.Verdicts;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.segment.ModelTimes;
import dev.clickmask.annotator.segment.TimedModel;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.onnx.Devices;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import dev.clickmask.sam.onnx.OptimisedGraphs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens models on the device that the person wants.
 *
 * @param cache folder for what can be made again
 * @param device wanted; {@link Device#AUTO} takes the processor where nothing else can be used, and says why
 */
record ModelsOnDevices(Path cache, Device device) implements ModelOpener {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public ModelOpener on(Device wanted) {
        return new ModelsOnDevices(cache, wanted);
    }

    @Override
    public SamModel open(InstalledModel model) throws IOException {
        new OnnxRuntimeNatives(cache).install();
        return switch (device.kind()) {
            case CPU -> open(model, Device.CPU, List.of());
            case AUTO -> automatic(model);
            default -> asked(model);
        };
    }

    private SamModel asked(InstalledModel model) throws IOException {
        Optional<String> obstacle = new Devices().obstacle(device);
        if (obstacle.isPresent()) {
            throw new IOException(device.title() + " cannot be used: " + obstacle.get());
        }
        return open(model, device, List.of());
    }

    private SamModel automatic(InstalledModel model) throws IOException {
        List<DeviceVerdict> verdicts = choice().examine(model, false);
        List<DeviceVerdict> notUsed = new ArrayList<>();
        for (DeviceVerdict verdict : verdicts) {
            if (!verdict.isUsable()) {
                notUsed.add(verdict);
                continue;
            }
            try {
                return open(model, verdict.device(), notUsed);
            } catch (IOException e) {
                notUsed.add(DeviceVerdict.failing(verdict.device(), String.valueOf(e.getMessage())));
            }
        }
        return open(model, Device.CPU, notUsed);
    }

    private SamModel open(InstalledModel model, Device on, List<DeviceVerdict> notUsed) throws IOException {
        if (on.kind() == Device.Kind.CUDA) {
            new OnnxRuntimeNatives(cache).installCuda();
        }
        OptimisedGraphs graphs = new OptimisedGraphs(cache.resolve("graphs"));
        SamModel open = OnnxSam.open(model.encoder(), model.decoder(), on, graphs);
        return new TimedModel(open, model, new ModelTimes(times()), notUsed);
    }

    @Override
    public List<DeviceVerdict> examine(InstalledModel model, boolean again) throws IOException {
        new OnnxRuntimeNatives(cache).install();
        return choice().examine(model, again);
    }

    private DeviceChoice choice() {
        Devices devices = new Devices();
        return new DeviceChoice(
                Devices.ACCELERATORS,
                devices::obstacle,
                new ChildProbe(ChildProbe.ownCommand(Main.class.getName(), cache), PATIENCE),
                new Verdicts(cache.resolve("devices")),
                devices.key());
    }

    @Override
    public Optional<ModelTimes.Times> times(InstalledModel model) {
        return new ModelTimes(times()).find(model);
    }

    private Path times() {
        return cache.resolve("times.properties");
    }
}
