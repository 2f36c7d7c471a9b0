package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.CanvasView;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the person looked at on each image, so that coming back shows it again. Belongs to the event dispatch thread. */
final class Views {
    private static final Pattern TEXT = Pattern.compile("([0-9.eE+-]+) ([0-9.eE+-]+) ([0-9.eE+-]+)");

    private final Map<String, CanvasView> views = new HashMap<>();

    private final Runnable changed;
    private final UnaryOperator<String> place;

    /**
     * Begins with nothing looked at.
     *
     * @param changed called when something else is looked at
     * @param place what an image belongs to: on all of that, the same part is looked at
     */
    Views(Runnable changed, UnaryOperator<String> place) {
        this.changed = changed;
        this.place = place;
    }

    /** Whether the same part is looked at on two images. */
    boolean areTogether(String image, String other) {
        return place.apply(image).equals(place.apply(other));
    }

    /** Begins with nothing looked at. */
    void clear() {
        views.clear();
    }

    /** Part of an image that was looked at; none if it was all of it. */
    Optional<CanvasView> get(String image) {
        return Optional.ofNullable(views.get(place.apply(image)));
    }

    /** Notes what is looked at; none if it is all of the image. */
    void put(String image, Optional<CanvasView> view) {
        if (!view.equals(get(image))) {
            view.ifPresentOrElse(some -> views.put(place.apply(image), some), () -> views.remove(place.apply(image)));
            changed.run();
        }
    }

    /** As it is kept in a project; empty for all of the image. */
    String write(String image) {
        return text(get(image));
    }

    /** A view as it is kept; empty for all of the image. */
    static String text(Optional<CanvasView> looked) {
        return looked.map(view -> String.format(
                        Locale.ROOT,
                        "%s %s %s",
                        view.scale(),
                        view.centre().x(),
                        view.centre().y()))
                .orElse("");
    }

    /** Reads what {@link #write} made; anything else shows all of the image. */
    void read(String image, String text) {
        parse(text).ifPresent(view -> views.put(place.apply(image), view));
    }

    /** The view that {@link #text} wrote; none for anything else. */
    static Optional<CanvasView> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            double scale = Double.parseDouble(parts.group(1));
            ImagePoint centre = new ImagePoint(Double.parseDouble(parts.group(2)), Double.parseDouble(parts.group(3)));
            return scale > 0 ? Optional.of(new CanvasView(scale, centre)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
