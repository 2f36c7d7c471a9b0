package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Puts the selected instances on the next image, if that has the same size, and goes there. Belongs to the event dispatch
 * thread; the size is read on another.
 */
final class CopyToNext {
    private final FolderDesk desk;
    private final Document document;
    private final Labelling labelling;
    private final Problems problems;
    private final LastEdit last;
    private final Executor edt;

    CopyToNext(
            FolderDesk desk, Document document, Labelling labelling, Problems problems, LastEdit last, Executor edt) {
        this.desk = desk;
        this.document = document;
        this.labelling = labelling;
        this.problems = problems;
        this.last = last;
        this.edt = edt;
    }

    /** Does so, or says why not and stays. */
    void copy() {
        Optional<String> next = desk.list().beside(1);
        if (next.isEmpty()) {
            problems.fail("problem.noNext");
        } else if (desk.reading().isEmpty()) {
            OpenFolder folder = desk.folder().orElseThrow();
            AnnotatedImage from = document.image().orElseThrow();
            List<Instance> copied = document.selected();
            FolderImage file = folder.image(next.get());
            new Thread(
                            () -> {
                                boolean fits = mayFit(file, from.size());
                                edt.execute(() -> goOn(from, next.get(), copied, fits));
                            },
                            "size of the next image")
                    .start();
        }
    }

    /** Whether it has that size; one that cannot be read may have it, and is told of when it is shown. */
    private static boolean mayFit(FolderImage file, Size size) {
        try {
            return file.size().equals(size);
        } catch (IOException e) {
            return true;
        }
    }

    private void goOn(AnnotatedImage from, String next, List<Instance> copied, boolean fits) {
        boolean stillThere = document.image().equals(Optional.of(from))
                && desk.list().beside(1).equals(Optional.of(next))
                && desk.reading().isEmpty();
        if (stillThere && fits) {
            desk.show(next, () -> paste(from.size(), copied));
        } else if (stillThere) {
            problems.fail("problem.otherSize", next);
        }
    }

    private void paste(Size size, List<Instance> copied) {
        AnnotatedImage target = document.image().orElseThrow();
        if (!target.size().equals(size)) {
            problems.fail("problem.otherSize", target.file());
            return;
        }
        labelling.edit(image -> {
            AnnotatedImage changed = image;
            for (Instance instance : copied) {
                changed = changed.with(instance.withId(changed.nextId()).withTrack(track(instance, target)));
            }
            return changed;
        });
        last.tell("status.copied", copied.size(), target.file());
    }

    /** It is the same object there, unless that is there already. */
    private static Track track(Instance copied, AnnotatedImage target) {
        boolean known = target.instances().stream()
                .anyMatch(there -> there.track().id() == copied.track().id());
        return known ? Track.NONE : copied.track().confirmed();
    }
}
