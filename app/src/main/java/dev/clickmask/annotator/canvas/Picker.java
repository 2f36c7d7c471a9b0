package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds and selects instances by a place in the image. */
final class Picker {
    private final Document document;

    Picker(Document document) {
        this.document = document;
    }

    /** The instances that are seen at a place, from the top down. */
    List<Instance> at(ImagePoint place) {
        int x = (int) Math.floor(place.x());
        int y = (int) Math.floor(place.y());
        List<Instance> found = new ArrayList<>();
        for (Instance instance : document.instances()) {
            if (!document.isHidden(instance.id())
                    && instance.segmentation().mask().contains(x, y)) {
                found.add(instance);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** The selected instance, if it is there, else the topmost one. */
    Optional<Instance> preferred(ImagePoint place) {
        List<Instance> found = at(place);
        return document.selection()
                .filter(found::contains)
                .or(() -> found.stream().findFirst());
    }

    /** Selects the topmost instance there or, if one is selected already, the one below it; nothing if there is none. */
    void select(ImagePoint place) {
        List<Instance> found = at(place);
        if (found.isEmpty()) {
            document.clearSelection();
        } else {
            int selected = document.selection().map(found::indexOf).orElse(-1);
            document.select(found.get((selected + 1) % found.size()).id());
        }
    }

    /** Adds the topmost instance there to the selected ones, or takes it from them. */
    void toggle(ImagePoint place) {
        at(place).stream().findFirst().ifPresent(top -> document.toggleSelection(top.id()));
    }
}
