package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.segment.ModelTimes;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.onnx.Devices;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask devices}: what models run on here, and why not on anything else. */
@Command(
        name = "devices",
        description = {
            "Say what a model runs on here, and why not on anything else.",
            "A device that may be here is tried once in a process of its own, and the answer is kept."
        })
final class DevicesCommand implements Callable<Integer> {
    private final ModelOpener opener;

    @Option(names = "--model", paramLabel = "ID", description = "Model to ask for; see: clickmask models list.")
    private @Nullable String modelId;

    @Option(names = "--again", description = "Try even what was tried before, as after a new driver.")
    private boolean again;

    @Mixin
    private final Models models;

    @Mixin
    private final Common common = new Common();

    DevicesCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.opener();
    }

    @Override
    public Integer call() throws IOException {
        InstalledModel model = models.installed(modelId);
        List<DeviceVerdict> verdicts = opener.examine(model, again);
        Optional<DeviceVerdict> used =
                verdicts.stream().filter(DeviceVerdict::isUsable).findFirst();
        Columns table = new Columns();
        table.add("DEVICE", "USED", "");
        table.add("cpu", used.isEmpty() ? "yes" : "no", used.isEmpty() ? "" : "a quicker device is there");
        for (DeviceVerdict verdict : verdicts) {
            boolean isUsed = used.filter(verdict::equals).isPresent();
            table.add(verdict.device().toString(), isUsed ? "yes" : "no", why(verdict, isUsed));
        }
        common.out().println(model.id() + ", ONNX Runtime " + Devices.version());
        table.printTo(common.out());
        common.out().println(opener.times(model).map(DevicesCommand::times).orElse("It has not run here yet."));
        return 0;
    }

    private static String why(DeviceVerdict verdict, boolean isUsed) {
        return verdict.obstacle()
                .orElse(isUsed ? verdict.encodeMillis() + " ms in the try" : "another one comes before it");
    }

    private static String times(ModelTimes.Times times) {
        return "Last run on " + times.provider() + ": encoding " + millis(times.encode())
                + times.decode().map(decode -> ", decoding " + millis(decode)).orElse("");
    }

    private static String millis(Duration time) {
        return time.toMillis() + " ms";
    }
}
