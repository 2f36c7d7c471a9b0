package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.CanvasView;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.sam.image.ImageFiles;
import java.awt.Insets;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;

/**
 * What was seen when the window was closed.
 *
 * @param image the file
 * @param project where its annotations are kept, and that it was open last; need not exist
 * @param view the part of it; empty for all of it
 * @param margins what was around the canvas, within the frame of the window
 */
record LastSeen(Path image, Path project, Optional<CanvasView> view, Insets margins) {
    /** Pixels of an image that is read more quickly than the window is made. */
    private static final long QUICKLY_READ = 30_000_000;

    private static final String IMAGE = "seen.image";
    private static final String PROJECT = "seen.project";
    private static final String VIEW = "seen.view";
    private static final String MARGINS = "seen.margins";

    /** What the canvas shows, if it is an image that is read quickly. */
    static Optional<LastSeen> on(ImageCanvas canvas, FolderDesk desk) {
        JRootPane root = SwingUtilities.getRootPane(canvas);
        Rectangle place = SwingUtilities.convertRectangle(canvas.getParent(), canvas.getBounds(), root);
        Insets margins = new Insets(
                place.y, place.x, root.getHeight() - place.y - place.height, root.getWidth() - place.x - place.width);
        return desk.source()
                .filter(source -> ImageFiles.isUsualName(source.name())
                        && desk.window().isEmpty()
                        && !desk.isFolderJoined()
                        && desk.picture().orElseThrow().size().area() <= QUICKLY_READ)
                .flatMap(source -> desk.folder()
                        .map(open -> new LastSeen(source.file(), open.keeper().file(), canvas.view(), margins)));
    }

    /** What the settings remember, if it is in that folder. */
    static Optional<LastSeen> in(Settings settings, Path folder) {
        Optional<Path> image = settings.text(IMAGE).flatMap(Settings::path).filter(file -> file.startsWith(folder));
        Optional<Path> project = settings.text(PROJECT).flatMap(Settings::path);
        Optional<CanvasView> view = settings.text(VIEW).flatMap(Views::parse);
        Optional<Insets> margins = settings.text(MARGINS).flatMap(LastSeen::insets);
        return image.isPresent() && project.isPresent() && margins.isPresent()
                ? Optional.of(new LastSeen(image.get(), project.get(), view, margins.get()))
                : Optional.empty();
    }

    private static Optional<Insets> insets(String text) {
        if (!text.matches("\\d{1,5} \\d{1,5} \\d{1,5} \\d{1,5}")) {
            return Optional.empty();
        }
        List<Integer> sides =
                Stream.of(text.split(" ", -1)).map(Integer::valueOf).toList();
        return Optional.of(new Insets(sides.get(0), sides.get(1), sides.get(2), sides.get(3)));
    }

    /** Has the settings remember nothing, at once: to a program that is killed it would be an older image. */
    static void forget(Settings settings) {
        if (settings.text(IMAGE).isPresent()) {
            remember(settings, Optional.empty());
            settings.saveLater();
        }
    }

    /** Has the settings remember it, or nothing. */
    static void remember(Settings settings, Optional<LastSeen> seen) {
        settings.put(IMAGE, seen.map(some -> some.image.toString()));
        settings.put(PROJECT, seen.map(some -> some.project.toString()));
        settings.put(VIEW, seen.map(some -> Views.text(some.view)));
        settings.put(
                MARGINS,
                seen.map(some -> some.margins)
                        .map(sides -> sides.top + " " + sides.left + " " + sides.bottom + " " + sides.right));
    }
}
