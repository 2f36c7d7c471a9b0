package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImageCanvas;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.assertj.swing.core.ComponentFinder;
import org.assertj.swing.edt.GuiActionRunner;

/**
 * Measures the window: how long the event dispatch thread keeps a person waiting, a folder of a hundred thousand images, and
 * the memory of a walk. Run by scripts/bench-window.
 */
final class WindowBench {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");

    private final Path place;
    private final Random random = new Random(1);
    private final WindowRig rig;
    private final EdtProbe probe;
    // Looked for once: that takes milliseconds of the thread that is watched.
    private final ImageCanvas canvas;
    private final JList<?> images;
    private final JList<?> instances;
    private final JMenuItem accept;
    private final JMenuItem next;

    private WindowBench(Path place) throws Exception {
        this.place = place;
        rig = new WindowRig(Files.createTempDirectory(place, "settings"));
        // The rig's checks each repaint by its stack, which is not what is to be measured.
        EventQueue.invokeAndWait(() -> RepaintManager.setCurrentManager(new RepaintManager()));
        ComponentFinder find = rig.robot.finder();
        canvas = rig.canvas();
        images = find.findByName("images", JList.class, false);
        instances = find.findByName("instances", JList.class, false);
        accept = find.findByName("accept", JMenuItem.class, false);
        next = find.findByName("nextImage", JMenuItem.class, false);
        probe = EdtProbe.start();
    }

    /** Arguments: folder to work in, then any of clicks, many, walk. */
    public static void main(String[] args) throws Exception {
        WindowBench bench = new WindowBench(Files.createDirectories(Path.of(args[0])));
        try {
            for (int i = 1; i < args.length; i++) {
                switch (args[i]) {
                    case "clicks" -> bench.clicks();
                    case "many" -> bench.many();
                    case "walk" -> bench.walk();
                    default -> throw new IllegalArgumentException("clicks, many or walk, not " + args[i]);
                }
            }
        } finally {
            bench.probe.close();
            bench.rig.close();
        }
        System.exit(0);
    }

    /** 500 clicks in a row on 12 megapixels, begun while they are being encoded; then zooming and moving. */
    private void clicks() throws Exception {
        rig.drop(LargePicture.write(Files.createTempDirectory(place, "large")));
        until(() -> canvas.isShowing() && canvas.viewport().isPresent());
        report("opening 12 megapixels");
        for (int i = 0; i < 500; i++) {
            Point at = new Point(random.nextInt(canvas.getWidth()), random.nextInt(canvas.getHeight()));
            EventQueue.invokeLater(() -> click(at));
            Thread.sleep(20);
            if (i % 5 == 4) {
                EventQueue.invokeLater(() -> accept.doClick(0));
                accepted();
            }
        }
        rig.await("the last mask", () -> !rig.status().startsWith("Preparing"));
        report("500 clicks, each fifth accepted, begun while encoding; "
                + instances.getModel().getSize() + " instances");
        zoomInAndOut();
        report("zooming");
        GuiActionRunner.execute(() -> {
            zoom(-8);
            mouse(MouseEvent.MOUSE_PRESSED, new Point(300, 300), MouseEvent.BUTTON2);
        });
        for (int i = 0; i < 300; i++) {
            Point at = new Point(300 + i % 100, 300 + i % 70);
            EventQueue.invokeLater(() -> mouse(MouseEvent.MOUSE_DRAGGED, at, MouseEvent.BUTTON2));
            Thread.sleep(16);
        }
        GuiActionRunner.execute(() -> mouse(MouseEvent.MOUSE_RELEASED, new Point(300, 300), MouseEvent.BUTTON2));
        report("moving");
        rig.drop(LargePicture.write(Files.createTempDirectory(place, "bare")));
        rig.await("the bare picture", () -> rig.instances() == 0 && rig.status().startsWith("Ready"));
        probe.reset();
        zoomInAndOut();
        report("zooming without a mask");
    }

    private void zoomInAndOut() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            int step = i;
            EventQueue.invokeLater(() -> zoom(step % 60 < 30 ? -1 : 1));
            Thread.sleep(16);
        }
    }

    /** Waits for an instance more, but not long: what was clicked may have no mask. */
    private void accepted() throws InterruptedException {
        int before = instances.getModel().getSize();
        for (int i = 0; i < 150 && instances.getModel().getSize() == before; i++) {
            Thread.sleep(10);
        }
    }

    private void click(Point at) {
        mouse(MouseEvent.MOUSE_MOVED, at, MouseEvent.NOBUTTON);
        mouse(MouseEvent.MOUSE_PRESSED, at, MouseEvent.BUTTON1);
        mouse(MouseEvent.MOUSE_RELEASED, at, MouseEvent.BUTTON1);
    }

    private void mouse(int id, Point at, int button) {
        int modifiers = id == MouseEvent.MOUSE_DRAGGED ? InputEvent.BUTTON2_DOWN_MASK : 0;
        canvas.dispatchEvent(
                new MouseEvent(canvas, id, System.currentTimeMillis(), modifiers, at.x, at.y, 1, false, button));
    }

    private void zoom(int notches) {
        canvas.dispatchEvent(new MouseWheelEvent(
                canvas,
                MouseEvent.MOUSE_WHEEL,
                System.currentTimeMillis(),
                0,
                canvas.getWidth() / 2,
                canvas.getHeight() / 2,
                0,
                false,
                MouseWheelEvent.WHEEL_UNIT_SCROLL,
                1,
                notches));
    }

    /** 100,000 images in 100 sub-folders: opened, scrolled, searched, walked through. */
    private void many() throws Exception {
        Path folder = place.resolve("many");
        if (!Files.exists(folder)) {
            fill(folder);
        }
        probe.reset();
        long start = System.nanoTime();
        rig.drop(folder);
        until(() -> rig.window.target().getTitle().startsWith("folder 00/"));
        System.out.printf(Locale.ROOT, "first picture after %.0f ms%n", (System.nanoTime() - start) / 1e6);
        until(() -> images.getModel().getSize() == 100_000);
        System.out.printf(Locale.ROOT, "list after %.0f ms, %s%n", (System.nanoTime() - start) / 1e6, memory());
        report("opening 100,000");
        JScrollBar bar =
                ((JScrollPane) SwingUtilities.getAncestorOfClass(JScrollPane.class, images)).getVerticalScrollBar();
        for (int i = 0; i < 300; i++) {
            int step = i;
            EventQueue.invokeLater(() -> bar.setValue(step < 150 ? step * 100 : bar.getMaximum() / 150 * (step - 150)));
            Thread.sleep(16);
        }
        report("scrolling");
        JTextField search = rig.robot.finder().findByName("search", JTextField.class);
        String typed = "folder 07/image 5";
        for (int i = 1; i <= typed.length(); i++) {
            String text = typed.substring(0, i);
            EventQueue.invokeLater(() -> search.setText(text));
            Thread.sleep(150);
        }
        for (int i = typed.length(); i >= 0; i--) {
            String text = typed.substring(0, i);
            EventQueue.invokeLater(() -> search.setText(text));
            Thread.sleep(150);
        }
        report("typing into the search field");
        for (int i = 0; i < 200; i++) {
            EventQueue.invokeLater(() -> next.doClick(0));
            Thread.sleep(33);
        }
        report("next image held down for 200; " + GuiActionRunner.execute(rig::title) + ", " + memory());
    }

    /** The file system gives out no more than some tens of thousands of links to a file. */
    private static void fill(Path folder) throws IOException {
        for (int sub = 0; sub < 100; sub++) {
            Path in = Files.createDirectories(folder.resolve(String.format(Locale.ROOT, "folder %02d", sub)));
            Path first = in.resolve("image 0.png");
            BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(sub % 64, sub / 64, 0xFFFFFF);
            ImageIO.write(picture, "png", first.toFile());
            for (int image = 1; image < 1000; image++) {
                Files.createLink(in.resolve("image " + image + ".png"), first);
            }
        }
    }

    /** 60 images with a mask on each. */
    private void walk() throws Exception {
        Path folder = Files.createTempDirectory(place, "walk");
        byte[] picture = Files.readAllBytes(SAMPLES.resolve("rocket.jpg"));
        for (int i = 1; i <= 60; i++) {
            // Bytes behind the end of a picture are not looked at, but make it another one to the cache.
            byte[] other = Arrays.copyOf(picture, picture.length + i);
            Files.write(folder.resolve(i + ".jpg"), other);
        }
        rig.drop(folder);
        for (int i = 1; i <= 60; i++) {
            rig.awaitImage(i + ".jpg");
            GuiActionRunner.execute(() -> rig.dispatchClick(320, 200));
            rig.awaitMask();
            GuiActionRunner.execute(() -> accept.doClick(0));
            rig.awaitInstances(1);
            if (i % 10 == 0) {
                System.out.printf("%d images: %s%n", i, memory());
            }
            GuiActionRunner.execute(() -> next.doClick(0));
        }
        report("walking through 60 images");
    }

    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        String resident = Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("")
                        .replaceAll("\\D+", "")
                : "0";
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        return Long.parseLong(resident) / 1024 + " MB resident, " + heap / (1 << 20) + " MB of heap in use";
    }

    private void until(Callable<Boolean> condition) throws InterruptedException {
        while (!GuiActionRunner.execute(condition)) {
            Thread.sleep(5);
        }
    }

    private void report(String what) {
        System.out.printf(
                Locale.ROOT,
                "%s: waits of events median %.1f ms, p99 %.0f ms, longest %.0f ms; paintings median %.1f ms, p99 %.0f ms;"
                        + " %d events, %d over 50 ms of processor time%n",
                what,
                probe.waited(0.5),
                probe.waited(0.99),
                probe.waited(1),
                probe.painted(0.5),
                probe.painted(0.99),
                probe.events(),
                probe.above(50));
        probe.longest(3).stream()
                .filter(event -> event.processor() > 20)
                .forEach(event -> System.out.println("    " + event));
        probe.reset();
    }
}
