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
 * @param insists whether nothing else than the device will do
 */
record ModelsOnDevices(Path cache, Device device, boolean insists) implements ModelOpener {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    ModelsOnDevices(Path cache, Device device) {
        this(cache, device, true);
    }

    @Override
    public ModelOpener on(Device wanted) {
        return new ModelsOnDevices(cache, wanted);
    }

    @Override
    public ModelOpener preferring(Device wanted) {
        return new ModelsOnDevices(cache, wanted, false);
    }

    @Override
    public SamModel open(InstalledModel model) throws IOException {
        new OnnxRuntimeNatives(cache).install();
        return switch (device.kind()) {
            case CPU -> open(model, Device.CPU, List.of());
            case AUTO -> tried(model, choice(Devices.ACCELERATORS).examine(model, false));
            default -> insists ? asked(model) : preferred(model);
        };
    }

    private SamModel asked(InstalledModel model) throws IOException {
        Optional<String> obstacle = new Devices().obstacle(device);
        if (obstacle.isPresent()) {
            throw new IOException(device.title() + " cannot be used: " + obstacle.get());
        }
        return open(model, device, List.of());
    }

    /** That there is no such device is no matter of course, where the person wants it. */
    private SamModel preferred(InstalledModel model) throws IOException {
        DeviceVerdict verdict = choice(List.of(device)).examine(model, false).get(0);
        return tried(
                model,
                List.of(verdict.obstacle()
                        .map(why -> DeviceVerdict.failing(device, why))
                        .orElse(verdict)));
    }

    private SamModel tried(InstalledModel model, List<DeviceVerdict> verdicts) throws IOException {
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
        return choice(Devices.ACCELERATORS).examine(model, again);
    }

    private DeviceChoice choice(List<Device> candidates) {
        Devices devices = new Devices();
        return new DeviceChoice(
                candidates,
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
