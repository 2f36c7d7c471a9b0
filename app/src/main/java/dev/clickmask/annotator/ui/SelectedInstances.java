package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.Editing;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.InstanceEdits;
import dev.clickmask.annotator.segment.MaskFinish;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What the person does with the selected instances as a whole. Each is one step. For the event dispatch thread. */
final class SelectedInstances {
    private final Editing editing;
    private final Document document;
    private final LastEdit last;

    /** @param last tells the person what has been done */
    SelectedInstances(Editing editing, LastEdit last) {
        this.editing = editing;
        this.last = last;
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
        int merged = ids().size();
        edit(InstanceEdits::merge);
        last.tell("status.merged", merged);
    }

    void subtract() {
        int changed = edit(InstanceEdits::subtract);
        last.tell(changed == 0 ? "status.notSubtracted" : "status.subtracted", changed);
    }

    /** Fills the holes and drops the specks of each of them. */
    void cleanUp(MaskFinish finish) {
        int changed = edit((image, ids) -> InstanceEdits.change(image, ids, finish::clean));
        last.tell(changed == 0 ? "status.notCleaned" : "status.cleaned", changed);
    }

    /** Splits each of them into its parts. */
    void split() {
        int before = document.instances().size() - ids().size();
        int changed = edit((image, ids) -> {
            AnnotatedImage split = image;
            for (long id : ids) {
                split = InstanceEdits.split(split, id);
            }
            return split;
        });
        last.tell(
                changed == 0 ? "status.notSplit" : "status.split",
                document.instances().size() - before);
    }

    /** Copies them; the copies are selected. */
    void duplicate() {
        List<Long> before = document.instances().stream().map(Instance::id).toList();
        edit(InstanceEdits::duplicate);
        document.select(document.instances().stream()
                .map(Instance::id)
                .filter(id -> !before.contains(id))
                .toList());
        last.tell("status.duplicated", ids().size());
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

    /** Makes the step; returns how many of the instances before it are no more as they were. */
    private int edit(BiFunction<AnnotatedImage, Set<Long>, AnnotatedImage> step) {
        Set<Long> ids = ids();
        List<Instance> before = document.instances();
        if (!ids.isEmpty()) {
            editing.edit(image -> step.apply(image, ids));
        }
        Set<Instance> after = Collections.newSetFromMap(new IdentityHashMap<>());
        after.addAll(document.instances());
        return (int)
                before.stream().filter(instance -> !after.contains(instance)).count();
    }

    private Set<Long> ids() {
        return document.selected().stream().map(Instance::id).collect(Collectors.toSet());
    }
}
