package dev.clickmask.sam.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes away kept graphs that nobody will ask for: those of files that are gone or have changed, of another ONNX Runtime, and
 * beyond a size the ones that were not used for longest. What cannot be taken away now is tried again the next time.
 *
 * @param folder of the graphs
 * @param version of ONNX Runtime whose graphs are wanted
 * @param capacity bytes of all graphs together
 */
record GraphSweep(Path folder, String version, long capacity) {
    static final String GRAPH = ".onnx";
    static final String PART = ".part.onnx";
    /** Beside each graph: what it was made of, a line each for file, size, time of change, and ONNX Runtime. */
    static final String ORIGIN = ".origin";

    /** No graph takes longer to write. */
    private static final Duration OLDEST_PART = Duration.ofHours(1);

    /** Where it is written what a graph was made of. */
    static Path origin(Path graph) {
        String name = String.valueOf(graph.getFileName());
        return graph.resolveSibling(name.substring(0, name.length() - GRAPH.length()) + ORIGIN);
    }

    /** @param fresh stays in any case */
    void run(Path fresh) {
        try {
            List<Path> left = new ArrayList<>();
            for (Path graph : graphs()) {
                if (graph.equals(fresh) || isWanted(graph)) {
                    left.add(graph);
                } else {
                    delete(graph);
                }
            }
            shrink(left, fresh);
        } catch (IOException | InvalidPathException e) {
            System.getLogger(GraphSweep.class.getName()).log(System.Logger.Level.DEBUG, "kept graphs not swept", e);
        }
    }

    private List<Path> graphs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(GRAPH)).toList();
        }
    }

    private boolean isWanted(Path graph) throws IOException {
        if (graph.toString().endsWith(PART)) {
            return Files.getLastModifiedTime(graph)
                    .toInstant()
                    .isAfter(Instant.now().minus(OLDEST_PART));
        }
        Path origin = origin(graph);
        if (!Files.isRegularFile(origin)) {
            return false;
        }
        List<String> made = Files.readAllLines(origin);
        if (made.size() < 4) {
            return false; // cut off while it was written
        }
        Path file = Path.of(made.get(0));
        return Files.isRegularFile(file)
                && Long.toString(Files.size(file)).equals(made.get(1))
                && Files.getLastModifiedTime(file).toString().equals(made.get(2))
                && version.equals(made.get(3));
    }

    private void shrink(List<Path> graphs, Path fresh) throws IOException {
        long total = 0;
        List<Path> newestFirst = new ArrayList<>(graphs);
        newestFirst.sort(Comparator.comparing((Path graph) -> !graph.equals(fresh))
                .thenComparing(GraphSweep::used, Comparator.reverseOrder()));
        for (Path graph : newestFirst) {
            total += Files.size(graph);
            if (total > capacity && !graph.equals(fresh)) {
                delete(graph);
            }
        }
    }

    private static FileTime used(Path graph) {
        try {
            return Files.getLastModifiedTime(graph);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path graph) throws IOException {
        Files.deleteIfExists(graph);
        Files.deleteIfExists(origin(graph));
    }
}
