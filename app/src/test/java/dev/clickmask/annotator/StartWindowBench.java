package dev.clickmask.annotator;

import com.formdev.flatlaf.FlatLightLaf;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.sam.image.ImageFiles;
import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Toolkit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.RepaintManager;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/**
 * Measures how long it takes from the start of Java until an empty FlatLaf window has been painted, and until the window of
 * Clickmask has painted the image that was open last; each in a process of its own, in turns. Run by scripts/bench-window-start.
 */
final class StartWindowBench {
    /** Said when there is something to see. */
    private static final String SHOWN = "shown";
    /** Said when one can work with it. */
    private static final String READY = "ready";
    /** How long a first start goes on, so that it prepares what a session would; seconds. */
    private static final String LINGER = "bench.linger";

    private final String classPath;
    private final Path place;

    private StartWindowBench(String classPath, Path place) {
        this.classPath = classPath;
        this.place = place;
    }

    /** @param home settings of a person who had an image open last */
    private record Start(String name, List<String> options, String main, Path home, List<Taken> taken) {
        Start(String name, List<String> options, Class<?> main, Path home) {
            this(name, options, main.getName(), home, new ArrayList<>());
        }

        long wall(String word) {
            return median(at(word).map(Taken::wall));
        }

        long processor(String word) {
            return median(at(word).map(Taken::processor));
        }

        private Stream<Taken> at(String word) {
            return taken.stream().filter(one -> one.word.equals(word));
        }

        private static long median(Stream<Duration> times) {
            List<Duration> sorted = times.sorted().toList();
            return sorted.get(sorted.size() / 2).toMillis();
        }
    }

    private record Taken(String word, Duration wall, Duration processor) {}

    /** Arguments: class path of the program and its tests, root of the repository, folder to work in, rounds, images. */
    public static void main(String[] args) throws Exception {
        StartWindowBench bench = new StartWindowBench(args[0], Files.createDirectories(Path.of(args[2])));
        bench.run(
                Path.of(args[1]),
                Integer.parseInt(args[3]),
                Arrays.stream(args).skip(4).map(Path::of).toList());
    }

    private void run(Path root, int rounds, List<Path> images) throws Exception {
        List<String> plain = List.of(
                "-Xss4m",
                "-XX:Tier4InvocationThreshold=20000", // as scripts/clickmask has it
                "-XX:Tier4MinInvocationThreshold=2400",
                "-XX:Tier4CompileThreshold=60000",
                "-Dclickmask.models=" + root.resolve("models"),
                "-Dclickmask.samples=" + root.resolve("samples"));
        List<Start> starts = new ArrayList<>();
        starts.add(new Start("an empty FlatLaf window", plain, EmptyWindow.class, place));
        starts.add(prepared(new Start("an empty FlatLaf window, classes prepared", plain, EmptyWindow.class, place)));
        for (Path image : images) {
            String name = "the window with " + image.getFileName();
            Start start = new Start(name, plain, ShownImage.class, home(image));
            starts.add(start);
            starts.add(prepared(new Start(name + ", classes prepared", plain, ShownImage.class, start.home)));
        }
        for (int round = 0; round < rounds; round++) {
            for (Start start : starts) {
                time(start);
            }
        }
        System.out.println("medians of " + rounds + ", in turns; shares of the first and of the second line");
        for (Start start : starts) {
            print(starts, start, SHOWN);
            print(starts, start, READY);
        }
    }

    private static void print(List<Start> starts, Start start, String word) {
        System.out.printf(
                Locale.ROOT,
                "%-52s %s after %5d ms (%.2f, %.2f)  %5d ms of processor time (%.2f, %.2f)%n",
                start.name,
                word,
                start.wall(word),
                (double) start.wall(word) / starts.get(0).wall(SHOWN),
                (double) start.wall(word) / starts.get(1).wall(SHOWN),
                start.processor(word),
                (double) start.processor(word) / starts.get(0).processor(SHOWN),
                (double) start.processor(word) / starts.get(1).processor(SHOWN));
    }

    private Path home(Path image) throws IOException {
        Path home = place.resolve("home-" + image.getFileName());
        Path copy = Files.createDirectories(images(home)).resolve(image.getFileName());
        if (!Files.exists(copy)) {
            Files.copy(image, copy);
            try (ProjectFile project = ProjectFile.open(images(home).resolve(ProjectFile.NAME))) {
                project.keepSetting("image", copy.getFileName().toString());
            }
        }
        return home;
    }

    private static Path images(Path home) {
        return home.resolve("images");
    }

    /** Settings of a person who had the image open last; the program forgets a part of them at each start. */
    private static void remember(Path home) throws IOException {
        try (Stream<Path> files = Files.list(images(home))) {
            Path image = files.filter(file -> ImageFiles.isUsualName(file.toString()))
                    .findFirst()
                    .orElseThrow();
            Path settings = Files.createDirectories(home.resolve("clickmask"));
            Files.writeString(
                    settings.resolve("window.properties"),
                    String.join(
                            "\n",
                            "language=ENGLISH",
                            "recent.0=" + images(home),
                            "seen.image=" + image,
                            "seen.project=" + images(home).resolve(ProjectFile.NAME),
                            "seen.view=",
                            "seen.margins=95 229 32 300"));
        }
    }

    private Start prepared(Start start) throws Exception {
        Path archive = place.resolve(start.name.replace(' ', '-').replace(",", "") + ".jsa");
        Files.deleteIfExists(archive);
        List<String> making = Stream.concat(
                        start.options.stream(), Stream.of("-XX:ArchiveClassesAtExit=" + archive, "-D" + LINGER + "=8"))
                .toList();
        time(new Start(start.name, making, start.main, start.home, new ArrayList<>()));
        List<String> using = Stream.concat(start.options.stream(), Stream.of("-XX:SharedArchiveFile=" + archive))
                .toList();
        return new Start(start.name, using, start.main, start.home, start.taken);
    }

    /** From the start of the process to each of its words. */
    private void time(Start start) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:disable", "-cp", classPath));
        all.addAll(start.options);
        all.add(start.main);
        if (!start.home.equals(place)) {
            remember(start.home);
        }
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectError(place.resolve("errors").toFile());
        builder.environment().put("XDG_CONFIG_HOME", start.home.toString());
        builder.environment().put("XDG_CACHE_HOME", start.home.resolve("cache").toString());
        long began = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(SHOWN) || line.equals(READY)) {
                    Duration wall = Duration.ofNanos(System.nanoTime() - began);
                    Optional<Duration> processor = process.info().totalCpuDuration();
                    start.taken.add(
                            new Taken(line, wall, processor.orElseThrow(() -> new IOException("ended too soon"))));
                }
            }
        }
        if (process.waitFor() != 0 || start.taken.isEmpty()) {
            throw new IOException(start.name + " ended badly; see " + place.resolve("errors"));
        }
    }

    /** Tells after the first painting after which something is the case, and after which something else is. */
    private static final class Watch extends RepaintManager {
        private final BooleanSupplier shows;
        private final BooleanSupplier ready;
        private boolean hasShown;
        private boolean wasReady;

        Watch(BooleanSupplier shows, BooleanSupplier ready) {
            this.shows = shows;
            this.ready = ready;
        }

        @Override
        public void paintDirtyRegions() {
            super.paintDirtyRegions();
            if (!hasShown && shows.getAsBoolean()) {
                hasShown = true;
                say(SHOWN);
            }
            if (!wasReady && ready.getAsBoolean()) {
                wasReady = true;
                say(READY);
                new Thread(Watch::end, "end").start();
            }
        }

        private static void say(String word) {
            Toolkit.getDefaultToolkit().sync();
            System.out.println(word);
        }

        private static void end() {
            try {
                // Even the shortest must be there still when it is looked how much processor time it took.
                Thread.sleep(Math.max(100, Integer.getInteger(LINGER, 0) * 1000L));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (Integer.getInteger(LINGER, 0) > 0) {
                System.exit(0); // which writes the classes
            }
            Runtime.getRuntime().halt(0);
        }
    }

    /** What any program with a window of this look takes. */
    static final class EmptyWindow {
        private EmptyWindow() {}

        public static void main(String[] args) {
            SwingUtilities.invokeLater(() -> {
                FlatLightLaf.setup();
                JFrame frame = new JFrame("empty");
                frame.add(new JLabel("empty", SwingConstants.CENTER));
                frame.setSize(1280, 800);
                RepaintManager.setCurrentManager(new Watch(frame::isShowing, frame::isShowing));
                frame.setVisible(true);
            });
        }
    }

    /** The program itself, watched for the first picture. */
    static final class ShownImage {
        private ShownImage() {}

        public static void main(String[] args) {
            Thread watch = new Thread(ShownImage::watch, "watch");
            watch.setDaemon(true);
            watch.start();
            Main.main(args);
        }

        /** Begins nothing of AWT before the program itself does. */
        private static void watch() {
            Thread[] threads = new Thread[200];
            ThreadGroup all = Thread.currentThread().getThreadGroup();
            while (Arrays.stream(threads, 0, all.enumerate(threads))
                    .noneMatch(thread -> thread.getName().startsWith("AWT-EventQueue"))) {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
            SwingUtilities.invokeLater(() -> RepaintManager.setCurrentManager(new Watch(
                    () -> frames().anyMatch(ShownImage::shows), () -> frames().anyMatch(ShownImage::isReady))));
        }

        private static Stream<Frame> frames() {
            return Arrays.stream(Frame.getFrames());
        }

        /** The title names image, folder and program as soon as one can work with the image. */
        private static boolean isReady(Frame frame) {
            return frame.getTitle().split(" – ", -1).length == 3 && shows(frame);
        }

        private static boolean shows(Component component) {
            if (component instanceof ImageCanvas canvas) {
                return canvas.isShowing() && canvas.viewport().isPresent();
            }
            return component instanceof Container container
                    && Arrays.stream(container.getComponents()).anyMatch(ShownImage::shows);
        }
    }
}
