package dev.clickmask.annotator.segment;

import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** How long models took on this computer the last time, kept in a file. Any thread. What cannot be kept is forgotten. */
public final class ModelTimes {
    private final Path file;

    /** @param file made if missing, and may be deleted at any time */
    public ModelTimes(Path file) {
        this.file = file;
    }

    /**
     * How long a model took.
     *
     * @param provider what ran it, as a person is told
     * @param decode nothing if it has answered no prompt yet
     */
    public record Times(String provider, Duration encode, Optional<Duration> decode) {}

    /** Those of the last run of a model, if it has run. */
    public synchronized Optional<Times> find(InstalledModel model) {
        Properties all = read();
        try {
            String provider = all.getProperty(model.sha256() + ".provider");
            String encode = all.getProperty(model.sha256() + ".encode");
            Optional<Duration> decode = Optional.ofNullable(all.getProperty(model.sha256() + ".decode"))
                    .map(Long::valueOf)
                    .map(Duration::ofMillis);
            return provider == null || encode == null
                    ? Optional.empty()
                    : Optional.of(new Times(provider, Duration.ofMillis(Long.parseLong(encode)), decode));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    synchronized void keep(InstalledModel model, Times times) {
        Properties all = read();
        all.setProperty(model.sha256() + ".provider", times.provider());
        all.setProperty(model.sha256() + ".encode", Long.toString(times.encode().toMillis()));
        times.decode()
                .ifPresent(decode -> all.setProperty(model.sha256() + ".decode", Long.toString(decode.toMillis())));
        Path part = file.resolveSibling(UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(part)) {
                all.store(out, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private Properties read() {
        Properties all = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            all.load(in);
        } catch (IOException | IllegalArgumentException e) {
            all.clear();
        }
        return all;
    }
}
