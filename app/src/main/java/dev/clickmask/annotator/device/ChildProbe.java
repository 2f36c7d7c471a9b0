package dev.clickmask.annotator.device;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tries a device in a process of its own, because a native library at fault ends the process that it is in.
 *
 * <p>What the process says on its last line that begins with {@value #OK} or {@value #NO} counts. If there is none, it
 * has crashed, and its exit status is the answer.
 */
public final class ChildProbe implements DeviceProbe {
    /** Begins the line of a device that may be used; its time and the processor's follow, in milliseconds. */
    public static final String OK = "probe-ok";
    /** Begins the line of a device that may not be used; why follows. */
    public static final String NO = "probe-no";

    private final List<String> command;
    private final Duration patience;

    /**
     * Names the process; starts nothing yet.
     *
     * @param command words before the encoder, the decoder and the device
     * @param patience after which it is ended
     */
    public ChildProbe(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    /** The program itself, as it runs now, with its hidden command for this. */
    public static List<String> ownCommand(String mainClass, Path cache) {
        Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
        return List.of(
                java.toString(),
                "-Xss4m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass,
                "probe-device",
                "--cache",
                cache.toString());
    }

    @Override
    public DeviceVerdict probe(InstalledModel model, Device device) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(model.encoder().toString(), model.decoder().toString(), device.toString()));
        try {
            Path output = Files.createTempFile("clickmask-probe-", ".txt");
            try {
                return run(words, output, device);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return DeviceVerdict.failing(device, "it could not be tried: " + e.getMessage());
        }
    }

    private DeviceVerdict run(List<String> words, Path output, Device device) throws IOException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return DeviceVerdict.failing(device, "its try took longer than " + patience.toSeconds() + " s");
            }
            String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return verdict(device, said, process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DeviceVerdict.failing(device, "its try was cancelled");
        } finally {
            process.destroyForcibly();
        }
    }

    static DeviceVerdict verdict(Device device, String said, int status) {
        Optional<String> line = said.lines()
                .filter(text -> text.startsWith(OK + " ") || text.startsWith(NO + " "))
                .reduce((first, last) -> last);
        if (line.isEmpty()) {
            return DeviceVerdict.failing(device, "its libraries crashed in the try (exit status " + status + ")");
        }
        String rest = line.get().substring(OK.length() + 1).strip();
        if (line.get().startsWith(NO)) {
            return DeviceVerdict.failing(device, reason(rest));
        }
        String[] times = rest.split(" ", -1);
        long own = Long.parseLong(times[0]);
        long cpu = Long.parseLong(times[1]);
        return own < cpu
                ? DeviceVerdict.usable(device, own)
                : DeviceVerdict.failing(
                        device, "it is slower than the processor: " + own + " ms against " + cpu + " ms");
    }

    /** Long texts of native libraries, down to what a person can act on. */
    private static String reason(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("out of memory") || lower.contains("failed to allocate")) {
            return "its memory is too small for this model: " + said;
        }
        return said;
    }
}
