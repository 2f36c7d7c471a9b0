package dev.clickmask.annotator;

import com.formdev.flatlaf.FlatLightLaf;
import dev.clickmask.annotator.canvas.ImageCanvas;
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
    private static final String SHOWN = "shown";
    /** How long a first start goes on, so that it prepares what a session would; seconds. */
    private static final String LINGER = "bench.linger";

    private final String classPath;
    private final Path place;

    private StartWindowBench(String classPath, Path place) {
        this.classPath = classPath;
        this.place = place;
    }

    private record Start(String name, List<String> options, String main, Path home, List<Taken> taken) {
        Start(String name, List<String> options, Class<?> main, Path home) {
            this(name, options, main.getName(), home, new ArrayList<>());
        }

        long wall() {
            return median(taken.stream().map(Taken::wall));
        }

        long processor() {
            return median(taken.stream().map(Taken::processor));
        }

        private static long median(Stream<Duration> times) {
            List<Duration> sorted = times.sorted().toList();
            return sorted.get(sorted.size() / 2).toMillis();
        }
    }

    private record Taken(Duration wall, Duration processor) {}

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
                start.taken.add(time(start));
            }
        }
        System.out.println("medians of " + rounds + ", in turns; shares of the first and of the second line");
        for (Start start : starts) {
            System.out.printf(
                    Locale.ROOT,
                    "%-52s %5d ms (%.2f, %.2f)  %5d ms of processor time (%.2f, %.2f)%n",
                    start.name,
                    start.wall(),
                    (double) start.wall() / starts.get(0).wall(),
                    (double) start.wall() / starts.get(1).wall(),
                    start.processor(),
                    (double) start.processor() / starts.get(0).processor(),
                    (double) start.processor() / starts.get(1).processor());
        }
    }

    /** Settings of a person who had that image open last. */
    private Path home(Path image) throws IOException {
        Path home = place.resolve("home-" + image.getFileName());
        Path images = Files.createDirectories(home.resolve("images"));
        Path copy = images.resolve(image.getFileName());
        if (!Files.exists(copy)) {
            Files.copy(image, copy);
        }
        Path settings = Files.createDirectories(home.resolve("clickmask"));
        Files.writeString(settings.resolve("window.properties"), "language=ENGLISH\nrecent.0=" + images + "\n");
        return home;
    }

    private Start prepared(Start start) throws Exception {
        Path archive = place.resolve(start.name.replace(' ', '-').replace(",", "") + ".jsa");
        Files.deleteIfExists(archive);
        List<String> making = Stream.concat(
                        start.options.stream(), Stream.of("-XX:ArchiveClassesAtExit=" + archive, "-D" + LINGER + "=8"))
                .toList();
        time(new Start(start.name, making, start.main, start.home, start.taken));
        List<String> using = Stream.concat(start.options.stream(), Stream.of("-XX:SharedArchiveFile=" + archive))
                .toList();
        return new Start(start.name, using, start.main, start.home, start.taken);
    }

    /** From the start of the process to the word that it shows. */
    private Taken time(Start start) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:disable", "-cp", classPath));
        all.addAll(start.options);
        all.add(start.main);
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectError(place.resolve("errors").toFile());
        builder.environment().put("XDG_CONFIG_HOME", start.home.toString());
        builder.environment().put("XDG_CACHE_HOME", start.home.resolve("cache").toString());
        long began = System.nanoTime();
        Process process = builder.start();
        Taken taken = null;
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(SHOWN)) {
                    Duration wall = Duration.ofNanos(System.nanoTime() - began);
                    taken = new Taken(
                            wall,
                            process.info().totalCpuDuration().orElseThrow(() -> new IOException("ended too soon")));
                }
            }
        }
        if (process.waitFor() != 0 || taken == null) {
            throw new IOException(start.name + " ended badly; see " + place.resolve("errors"));
        }
        return taken;
    }

    /** Tells after the first painting after which something is the case. */
    private static final class Watch extends RepaintManager {
        private final BooleanSupplier shows;
        private boolean told;

        Watch(BooleanSupplier shows) {
            this.shows = shows;
        }

        @Override
        public void paintDirtyRegions() {
            super.paintDirtyRegions();
            if (!told && shows.getAsBoolean()) {
                told = true;
                Toolkit.getDefaultToolkit().sync();
                System.out.println(SHOWN);
                new Thread(Watch::end, "end").start();
            }
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
                RepaintManager.setCurrentManager(new Watch(frame::isShowing));
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
            SwingUtilities.invokeLater(() -> RepaintManager.setCurrentManager(
                    new Watch(() -> Arrays.stream(Frame.getFrames()).anyMatch(ShownImage::shows))));
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
