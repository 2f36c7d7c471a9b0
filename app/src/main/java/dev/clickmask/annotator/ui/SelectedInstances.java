package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.Editing;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.InstanceEdits;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What the person does with the selected instances as a whole. Each is one step. For the event dispatch thread. */
final class SelectedInstances {
    private final Editing editing;
    private final Document document;

    SelectedInstances(Editing editing) {
        this.editing = editing;
        this.document = editing.document();
    }

    boolean areAny() {
        return !ids().isEmpty();
    }

    boolean areSeveral() {
        return ids().size() > 1;
    }

    boolean isOne() {
        return ids().size() == 1;
    }

    void merge() {
        edit(InstanceEdits::merge);
    }

    void subtract() {
        edit(InstanceEdits::subtract);
    }

    /** Splits each of them into its parts. */
    void split() {
        edit((image, ids) -> {
            AnnotatedImage split = image;
            for (long id : ids) {
                split = InstanceEdits.split(split, id);
            }
            return split;
        });
    }

    /** Copies them; the copies are selected. */
    void duplicate() {
        List<Long> before = document.instances().stream().map(Instance::id).toList();
        edit(InstanceEdits::duplicate);
        document.select(document.instances().stream()
                .map(Instance::id)
                .filter(id -> !before.contains(id))
                .toList());
    }

    void raise() {
        edit(InstanceEdits::raise);
    }

    void lower() {
        edit(InstanceEdits::lower);
    }

    void toTop() {
        edit(InstanceEdits::toTop);
    }

    void toBottom() {
        edit(InstanceEdits::toBottom);
    }

    /** Whether none of them is drawn. */
    boolean areHidden() {
        return areAny() && ids().stream().allMatch(document::isHidden);
    }

    /** Draws them no longer, or again if none of them is drawn. */
    void toggleHidden() {
        document.setHidden(ids(), !areHidden());
    }

    /** Whether there is one that is not drawn, selected or not. */
    boolean isAnyHidden() {
        return document.instances().stream().map(Instance::id).anyMatch(document::isHidden);
    }

    /** Draws all instances again. */
    void showAll() {
        document.setHidden(document.instances().stream().map(Instance::id).toList(), false);
    }

    private void edit(BiFunction<AnnotatedImage, Set<Long>, AnnotatedImage> step) {
        Set<Long> ids = ids();
        if (!ids.isEmpty()) {
            editing.edit(image -> step.apply(image, ids));
        }
    }

    private Set<Long> ids() {
        return document.selected().stream().map(Instance::id).collect(Collectors.toSet());
    }
}
