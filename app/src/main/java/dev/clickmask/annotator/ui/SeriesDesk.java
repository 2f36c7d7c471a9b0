package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.SliceWheel;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.annotator.series.FolderContents;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.annotator.series.Windowing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The way through a series. Slices that one goes over are only looked at: pictures and masks are shown, and the model begins when
 * the person stays. Belongs to the event dispatch thread.
 */
final class SeriesDesk implements SliceWheel {
    /** So long the person stays at a slice before the model begins with it. */
    private static final int REST_MILLIS = 300;

    private static final int USUAL_SPEED = 10;

    private final FolderDesk desk;
    private final PromptSession session;
    private final Runnable changed;
    private final Timer rest;
    private final Timer film;
    private int speed = USUAL_SPEED;
    /** Where the person wants to go; null if they are there. */
    private @Nullable String wanted;
    /** The picture that was last asked for because another window was chosen. */
    private @Nullable FolderImage remade;

    /**
     * Begins where there is no series.
     *
     * @param edt runs what it is given on the event dispatch thread, later
     * @param changed called when something is to be shown anew
     */
    SeriesDesk(FolderDesk desk, PromptSession session, Executor edt, Runnable changed) {
        this.desk = desk;
        this.session = session;
        this.changed = changed;
        rest = new Timer(REST_MILLIS, tick -> edt.execute(this::settle));
        rest.setRepeats(false);
        film = new Timer(1000 / USUAL_SPEED, tick -> edt.execute(this::playOn));
    }

    /** The series of the current image, if it is of one. */
    Optional<FolderContents.Item> series() {
        return desk.list().series();
    }

    /** The place of the slice that the person is at or on the way to, from 0; -1 if there is no series. */
    int place() {
        String name = wanted != null ? wanted : desk.list().currentName().orElse("");
        return series().map(item -> item.images().indexOf(name)).orElse(-1);
    }

    /** Whether there is a slice so many further. */
    boolean canStep(int by) {
        int to = place() + by;
        return series().filter(item -> to >= 0 && to < item.images().size()).isPresent();
    }

    /** Whether there is one in that direction at all. */
    boolean canGo(int direction) {
        return canStep(Integer.signum(direction));
    }

    /** Goes so many slices further, or to the end. */
    void step(int by) {
        series().ifPresent(item -> goTo((int) Math.max(0, Math.min(item.images().size() - 1L, (long) place() + by))));
    }

    @Override
    public boolean hasSlices() {
        return series().isPresent();
    }

    @Override
    public void turn(int notches) {
        step(-notches);
    }

    /** Goes to a slice. */
    void goTo(int place) {
        if (isPlaying()) {
            togglePlay();
        }
        look(place);
    }

    private void look(int place) {
        List<String> slices = series().map(FolderContents.Item::images).orElse(List.of());
        if (place >= 0 && place < slices.size() && place != place()) {
            wanted = slices.get(place);
            rest.restart();
            follow();
            changed.run();
        }
    }

    boolean isPlaying() {
        return film.isRunning();
    }

    /** Shows one slice after the other, from the first again after the last, or stops. */
    void togglePlay() {
        if (film.isRunning()) {
            film.stop();
            rest.restart();
        } else if (series().isPresent()) {
            film.start();
        }
        changed.run();
    }

    /** Slices in a second. */
    int speed() {
        return speed;
    }

    void setSpeed(int slices) {
        speed = slices;
        film.setDelay(1000 / slices);
    }

    private void playOn() {
        List<String> slices = series().map(FolderContents.Item::images).orElse(List.of());
        if (!film.isRunning()) {
            return;
        }
        if (slices.isEmpty() || !session.isEmpty()) {
            togglePlay();
        } else if (desk.reading().isEmpty()) {
            int next = place();
            do {
                next = (next + 1) % slices.size();
            } while (next != place()
                    && desk.list().whyUnreadable(slices.get(next)).isPresent());
            look(next);
        }
    }

    /** The window that the slices are shown in; empty where there is none to choose. */
    Optional<Windowing> window() {
        return desk.window();
    }

    /** Whether that is the one that is usual for it, because none was chosen. */
    boolean isUsualWindow() {
        return !desk.isWindowChosen();
    }

    /** Shows the series in that window, or in its usual one. */
    void chooseWindow(Optional<Windowing> window) {
        desk.setWindow(window);
        rest.restart();
        follow();
        changed.run();
    }

    /** Looks where the desk is now, and goes on from there. Whoever goes to an image by another way leaves what was on its way here. */
    void follow() {
        boolean left = desk.reading().isPresent() && !desk.isGlancing();
        if (series().isEmpty() || left) {
            wanted = null;
            film.stop();
        }
        String current = desk.list().currentName().orElse("");
        String next = wanted;
        boolean there = next == null
                || next.equals(current)
                || desk.list().whyUnreadable(next).isPresent();
        if (there || next == null) {
            wanted = null;
        } else if (desk.hasFailed(next)) {
            // Such as for want of memory: it would fail on and on.
            wanted = null;
            film.stop();
        } else if (desk.reading().isEmpty()) {
            desk.glance(next);
        }
        if (desk.reading().isEmpty() && there) {
            remake(current);
        }
    }

    /** Reads the current slice again if another window was chosen while it was read. */
    private void remake(String current) {
        Optional<FolderImage> now = desk.folder().map(folder -> folder.image(current));
        Optional<FolderImage> shown = desk.source().filter(image -> image.name().equals(current));
        if (shown.isPresent() && desk.isWindowOutdated() && !now.equals(Optional.ofNullable(remade))) {
            remade = now.orElse(null);
            desk.glance(current);
        }
    }

    private void settle() {
        if (wanted != null || desk.reading().isPresent()) {
            rest.restart();
        } else if (!isPlaying()) {
            remade = null;
            desk.settle();
        }
    }

    /** Ends what goes on by itself. */
    void close() {
        film.stop();
        rest.stop();
    }
}
