package dev.clickmask.sam.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Graphs as ONNX Runtime has optimised them for the processor, in a folder: the next start of the program need not do
 * that again. One that cannot be kept or found is made anew, so nothing here ever fails. Whenever one is kept, those that
 * nobody will ask for are taken away.
 */
public final class OptimisedGraphs {
    /** Keeps nothing. */
    public static final OptimisedGraphs NONE = new OptimisedGraphs(null);

    /** Weights in files of their own, and anything larger, would be copied whole for little. */
    private static final long LARGEST = 500_000_000;

    /** Of all graphs together. */
    private static final long USUAL_CAPACITY = 2_000_000_000;

    private final @Nullable Path folder;
    private final long capacity;

    /** @param folder to keep them in; made if missing, and may be deleted at any time */
    public OptimisedGraphs(@Nullable Path folder) {
        this(folder, USUAL_CAPACITY);
    }

    OptimisedGraphs(@Nullable Path folder, long capacity) {
        this.folder = folder;
        this.capacity = capacity;
    }

    /** The graph that was kept of a file as it is now. */
    Optional<Path> find(Path file) {
        Optional<Path> found = place(file).filter(Files::isRegularFile);
        found.ifPresent(OptimisedGraphs::used);
        return found;
    }

    private static void used(Path graph) {
        try {
            Files.setLastModifiedTime(graph, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It only counts as older than it is.
        }
    }

    /** Where ONNX Runtime is to write the graph of a file, unless it is not worth keeping. */
    Optional<Path> begin(Path file) {
        return place(file).flatMap(place -> {
            try {
                Files.createDirectories(place.getParent());
                return Optional.of(place.resolveSibling(UUID.randomUUID() + GraphSweep.PART));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    /** The graph is written: gives it the name under which it is found. */
    void finish(Path file, Path part) {
        place(file).ifPresent(place -> {
            try {
                Files.writeString(GraphSweep.origin(place), key(file));
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sweep(place);
            } catch (IOException e) {
                part.toFile().deleteOnExit();
            }
        });
    }

    private void sweep(Path fresh) {
        if (folder != null) {
            new GraphSweep(folder, KeptEnvironment.get().getVersion(), capacity).run(fresh);
        }
    }

    /** The graph that was kept cannot be loaded. */
    void forget(Path file) {
        place(file).ifPresent(place -> {
            try {
                Files.deleteIfExists(place);
            } catch (IOException e) {
                place.toFile().deleteOnExit();
            }
        });
    }

    /** By what the graph depends on: the file, ONNX Runtime, the processor, and what is changed in a decoder first. */
    private Optional<Path> place(Path file) {
        if (folder == null || !file.toString().endsWith(".onnx")) {
            return Optional.empty();
        }
        try {
            String name = UUID.nameUUIDFromBytes(key(file).getBytes(StandardCharsets.UTF_8)) + GraphSweep.GRAPH;
            return Files.size(file) > LARGEST || hasWeightsBeside(file)
                    ? Optional.empty()
                    : Optional.of(folder.resolve(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** In the order in which {@link GraphSweep} reads it. */
    private static String key(Path file) throws IOException {
        return String.join(
                "\n",
                file.toAbsolutePath().normalize().toString(),
                Long.toString(Files.size(file)),
                Files.getLastModifiedTime(file).toString(),
                KeptEnvironment.get().getVersion(),
                processor(),
                "1");
    }

    private static boolean hasWeightsBeside(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.exists(file.resolveSibling(name + "_data")) || Files.exists(file.resolveSibling(name + ".data"));
    }

    private static String processor() {
        Path description = Path.of("/proc/cpuinfo");
        try {
            if (Files.isReadable(description)) {
                return new String(Files.readAllBytes(description), StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.startsWith("model name") || line.startsWith("flags"))
                        .distinct()
                        .limit(2)
                        .reduce("", String::concat);
            }
        } catch (IOException e) {
            // The name that follows is less exact.
        }
        return System.getenv()
                .getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"))
                .toLowerCase(Locale.ROOT);
    }
}
