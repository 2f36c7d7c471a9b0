package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.project.ProjectKeeper;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where the person is in a folder, for the next time that it is opened: the image, what is looked at and what is
 * selected. A change is kept a second later, so that little is lost with a kill. Belongs to the event dispatch thread.
 */
final class RememberedPlace {
    private static final int DELAY_MILLISECONDS = 1000;

    private final Document document;
    private final Views views;
    private final Supplier<Map<String, String>> more;
    private final Timer timer = new Timer(DELAY_MILLISECONDS, tick -> keepChanged());
    private @Nullable ProjectKeeper keeper;
    private Map<String, String> kept = Map.of();

    /**
     * Begins without a folder.
     *
     * @param views what is looked at
     * @param more what else is to be kept
     */
    RememberedPlace(Document document, Views views, Supplier<Map<String, String>> more) {
        this.more = more;
        this.document = document;
        this.views = views;
        timer.setRepeats(false);
        document.addListener(this::changed);
    }

    /** Goes on to a folder. */
    void begin(ProjectKeeper opened) {
        keeper = opened;
        kept = Map.of();
    }

    /** The person may be somewhere else now. */
    void changed() {
        if (keeper != null && !timer.isRunning()) {
            timer.start();
        }
    }

    private void keepChanged() {
        if (!place().equals(kept)) {
            keep();
        }
    }

    /** Keeps at once where the person is, if an image is open. */
    void keep() {
        timer.stop();
        Map<String, String> now = place();
        if (keeper != null && !now.isEmpty()) {
            keeper.keepSettings(now);
            kept = now;
        }
    }

    private Map<String, String> place() {
        return document.image()
                .map(image -> {
                    Map<String, String> now = new HashMap<>(more.get());
                    now.put(Folders.LAST_IMAGE, image.file());
                    now.put(Folders.VIEW, views.write(image.file()));
                    now.put(Folders.SELECTION, selected());
                    return Map.copyOf(now);
                })
                .orElse(Map.of());
    }

    private String selected() {
        return document.selected().stream()
                .map(instance -> String.valueOf(instance.id()))
                .collect(Collectors.joining(" "));
    }
}
