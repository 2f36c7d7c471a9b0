package dev.clickmask.annotator.ui;

import com.sun.management.UnixOperatingSystemMXBean;
import java.awt.EventQueue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.swing.RepaintManager;
import org.assertj.swing.edt.GuiActionRunner;

/**
 * A long day in a short time: opens folders, prompts, accepts, undoes, exports and leaves them, and watches what the process
 * keeps. Run by scripts/soak.
 */
final class SoakBench {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");
    private static final int FOLDERS_A_ROUND = 4;
    private static final List<String> IMAGES = List.of("chelsea.png", "coffee.png", "rocket.jpg");
    /** By which the second half may be above the first: what libraries keep for the next time, and noise. */
    private static final State ALLOWED = new State(8, 60, 3, 4);

    private final Path place;
    private final Random random = new Random(1);
    private int accepted;
    private int opened;

    private SoakBench(Path place) {
        this.place = place;
    }

    /** What the process has: megabytes in use of the heap after a collection, of resident memory; threads; open files. */
    private record State(long heap, long resident, long threads, long files) {
        static State now() throws IOException, InterruptedException {
            for (int i = 0; i < 3; i++) {
                System.gc();
                Thread.sleep(200);
            }
            Runtime runtime = Runtime.getRuntime();
            long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
            UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new State(
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    resident,
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    system.getOpenFileDescriptorCount());
        }

        static State mean(List<State> states) {
            return new State(
                    (long) states.stream().mapToLong(State::heap).average().orElse(0),
                    (long) states.stream().mapToLong(State::resident).average().orElse(0),
                    (long) states.stream().mapToLong(State::threads).average().orElse(0),
                    (long) states.stream().mapToLong(State::files).average().orElse(0));
        }

        boolean within(State before, State more) {
            return heap <= before.heap + more.heap
                    && resident <= before.resident + more.resident
                    && threads <= before.threads + more.threads
                    && files <= before.files + more.files;
        }
    }

    /** Arguments: folder to work in, minutes. Exits with 1 if the process grew. */
    public static void main(String[] args) throws Exception {
        boolean steady = new SoakBench(Files.createDirectories(Path.of(args[0]))).run(Double.parseDouble(args[1]));
        System.exit(steady ? 0 : 1);
    }

    private boolean run(double minutes) throws Exception {
        Path settings = Files.createTempDirectory(place, "settings");
        List<Path> folders = folders();
        List<State> states = new ArrayList<>();
        long end = System.nanoTime() + (long) (minutes * 60e9);
        WindowRig rig = new WindowRig(settings);
        try {
            EventQueue.invokeAndWait(() -> RepaintManager.setCurrentManager(new RepaintManager()));
            while (System.nanoTime() < end) {
                work(rig, folders);
                states.add(State.now());
                System.out.printf("%4d folders, %5d instances: %s%n", opened, accepted, states.get(states.size() - 1));
            }
        } finally {
            rig.close();
        }
        // While it warms up it may grow.
        List<State> warm = states.subList(states.size() / 4, states.size());
        State before = State.mean(warm.subList(0, warm.size() / 2));
        State after = State.mean(warm.subList(warm.size() / 2, warm.size()));
        boolean steady = after.within(before, ALLOWED);
        System.out.printf(
                "first half  %s%nsecond half %s%nmay be more %s: %s%n",
                before, after, ALLOWED, steady ? "steady" : "GROWN");
        return steady;
    }

    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path folder = Files.createTempDirectory(place, "images");
            for (String image : IMAGES) {
                Files.copy(SAMPLES.resolve(image), folder.resolve(image));
            }
            folders.add(folder);
        }
        return folders;
    }

    private void work(WindowRig rig, List<Path> folders) throws Exception {
        for (int i = 0; i < FOLDERS_A_ROUND; i++) {
            Path folder = folders.get(opened++ % folders.size());
            rig.drop(folder);
            rig.await(
                    folder.toString(),
                    () -> rig.title().contains(folder.getFileName().toString()));
            for (int image = 0; image < IMAGES.size(); image++) {
                label(rig);
                GuiActionRunner.execute(() -> rig.choose("nextImage"));
            }
        }
        Path target = place.resolve("export-" + opened + ".json");
        rig.export(target);
        Files.delete(target);
    }

    /** Two clicks, each accepted, and one of the instances undone again. */
    private void label(WindowRig rig) throws Exception {
        rig.await("an image", () -> rig.status().startsWith("Ready"));
        for (int i = 0; i < 2; i++) {
            int before = GuiActionRunner.execute(rig::instances);
            int x = 100 + random.nextInt(250);
            int y = 60 + random.nextInt(200);
            GuiActionRunner.execute(() -> rig.dispatchClick(x, y));
            rig.awaitMask();
            GuiActionRunner.execute(() -> rig.choose("accept"));
            rig.await("an instance", () -> rig.instances() == before + 1);
            accepted++;
        }
        GuiActionRunner.execute(() -> rig.choose("undo"));
        GuiActionRunner.execute(() -> rig.choose("undo"));
    }
}
