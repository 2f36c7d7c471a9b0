package dev.clickmask.annotator.device;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Answers about devices, one small file each, so that each is tried once. What cannot be kept is tried again. */
public final class Verdicts {
    private final Path folder;

    /** @param folder to keep them in; made if missing, and may be deleted at any time */
    public Verdicts(Path folder) {
        this.folder = folder;
    }

    /** What was found out before, where nothing that it depends on has changed. */
    Optional<DeviceVerdict> find(Device device, String key) {
        Properties kept = new Properties();
        try (InputStream in = Files.newInputStream(place(device, key))) {
            kept.load(in);
            String obstacle = kept.getProperty("obstacle");
            long millis = Long.parseLong(kept.getProperty("encode", "0"));
            return Optional.of(
                    obstacle == null ? DeviceVerdict.usable(device, millis) : DeviceVerdict.failing(device, obstacle));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void keep(DeviceVerdict verdict, String key) {
        Properties kept = new Properties();
        kept.setProperty("encode", Long.toString(verdict.encodeMillis()));
        verdict.obstacle().ifPresent(obstacle -> kept.setProperty("obstacle", obstacle));
        Path place = place(verdict.device(), key);
        Path part = place.resolveSibling(UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(part)) {
                kept.store(out, null);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private Path place(Device device, String key) {
        String name = UUID.nameUUIDFromBytes((key + "\n" + device).getBytes(StandardCharsets.UTF_8)) + ".properties";
        return folder.resolve(name);
    }
}
