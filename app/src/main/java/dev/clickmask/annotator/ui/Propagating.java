package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.StepGroup;
import dev.clickmask.annotator.document.Tracks;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.segment.Carried;
import dev.clickmask.annotator.segment.Limits;
import dev.clickmask.annotator.segment.PropagationJob;
import dev.clickmask.annotator.segment.PropagationRun;
import dev.clickmask.annotator.segment.UpcomingImage;
import dev.clickmask.sam.geometry.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries instances of the open image to the images after it or before it. Belongs to the event dispatch thread; the model's
 * thread follows them while the person works, and what it finds is kept an image at a time.
 */
final class Propagating implements AutoCloseable {
    /** So that what is found is kept in its order. */
    private final ExecutorService order = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "carried");
        thread.setDaemon(true);
        return thread;
    });

    private final Document document;
    private final Labelling labelling;
    private final Inference inference;
    private final FolderDesk desk;
    private final PropagationEnds ends;
    private final Executor edt;
    private final Runnable changed;
    private @Nullable Run running;
    private @Nullable Interrupted interrupted;

    /**
     * Where a person was asked to look.
     *
     * @param followed all objects that were on their way, also those that were found
     */
    private record Interrupted(String image, boolean backward, List<Instance> followed) {
        Set<Integer> tracks() {
            return followed.stream().map(one -> one.track().id()).collect(Collectors.toSet());
        }
    }

    /**
     * How far it is.
     *
     * @param done images
     * @param total images there are in that direction
     */
    record Progress(int done, int total) {}

    /** @param changed called when something is to be shown anew */
    Propagating(
            Document document,
            Labelling labelling,
            Inference inference,
            FolderDesk desk,
            PropagationEnds ends,
            Executor edt,
            Runnable changed) {
        this.document = document;
        this.labelling = labelling;
        this.inference = inference;
        this.desk = desk;
        this.ends = ends;
        this.edt = edt;
        this.changed = changed;
    }

    /** How far it is, while it runs. */
    Optional<Progress> progress() {
        return Optional.ofNullable(running).map(run -> new Progress(run.done, run.names.size()));
    }

    boolean isRunning() {
        return running != null;
    }

    /** Whether there is something to be carried, and an image to carry it to. */
    boolean canBegin(boolean backward) {
        return running == null
                && inference.model().state() == ModelSetup.State.OPEN
                && desk.folder().isPresent()
                && desk.reading().isEmpty()
                && !(document.instances().isEmpty()
                        && inference.session().finished().isEmpty())
                && desk.list().beside(backward ? -1 : 1).isPresent();
    }

    /** Carries the selected instances, or all if none is; after a doubt all that were on their way. */
    void begin(boolean backward) {
        if (canBegin(backward)) {
            labelling.finish();
            AnnotatedImage image = document.image().orElseThrow();
            Interrupted before = interrupted;
            boolean goesOn = before != null && goesOn(before, image, backward);
            interrupted = null;
            List<Instance> lost = goesOn && before != null ? before.followed() : List.of();
            Set<Long> ids = sources(image, goesOn && before != null ? before.tracks() : Set.of());
            if (!ids.isEmpty()) {
                List<String> names = desk.list().following(image.file(), backward);
                Run run = new Run(
                        image.file(),
                        names,
                        backward,
                        inference.model().choice().id());
                running = run;
                ends.begun();
                run.prepare(image, ids, lost);
                changed.run();
            }
        }
    }

    /** Whether the person has looked at the image in doubt and not chosen anything else. */
    private boolean goesOn(Interrupted before, AnnotatedImage image, boolean backward) {
        return before.backward() == backward
                && before.image().equals(image.file())
                && document.selected().stream()
                        .map(instance -> instance.track().id())
                        .allMatch(track -> track == 0 || before.tracks().contains(track));
    }

    private Set<Long> sources(AnnotatedImage image, Set<Integer> party) {
        boolean all = document.selected().isEmpty() && party.isEmpty();
        return image.instances().stream()
                .filter(instance -> !instance.segmentation().mask().isEmpty())
                .filter(instance -> all
                        || document.isSelected(instance)
                        || party.contains(instance.track().id()))
                .map(Instance::id)
                .collect(Collectors.toSet());
    }

    /** Gives it up; what was carried stays. */
    void cancel() {
        Run run = running;
        if (run != null) {
            stop();
            ends.cancelled(run.instances, run.done);
        }
    }

    private void stop() {
        running = null;
        inference.endPropagation();
        changed.run();
    }

    /** Looks whether folder and model are still those that it began with. */
    void follow() {
        Run run = running;
        if (run != null
                && (desk.folder().filter(open -> open == run.folder).isEmpty()
                        || document.image().isEmpty()
                        || !run.model.equals(inference.model().choice().id()))) {
            running = null;
            inference.endPropagation();
        }
    }

    /** Goes on with nothing more. */
    @Override
    public void close() {
        running = null;
        order.shutdown();
    }

    /** One propagation. */
    private final class Run implements PropagationJob.Listener {
        private final OpenFolder folder = desk.folder().orElseThrow();
        private final String home;
        private final List<String> names;
        private final boolean backward;
        private final String model;
        private final StepGroup group;
        private List<Instance> sources = List.of();
        private @Nullable Carried last;
        private int done;
        private int instances;

        Run(String home, List<String> names, boolean backward, String model) {
            this.home = home;
            this.names = names;
            this.backward = backward;
            this.model = model;
            this.group = new StepGroup(home);
        }

        /** Finds out on another thread which tracks there are, and what of them a person has seen to. */
        void prepare(AnnotatedImage image, Set<Long> ids, List<Instance> lost) {
            Set<Integer> tracks = image.instances().stream()
                    .filter(instance -> ids.contains(instance.id()))
                    .map(instance -> instance.track().id())
                    .collect(Collectors.toSet());
            lost.forEach(one -> tracks.add(one.track().id()));
            later(() -> {
                int largest = folder.keeper().read(ProjectFile::lastTrack, 0).join();
                Map<String, List<Instance>> seenTo = folder.keeper()
                        .read(project -> project.seenTo(tracks), Map.<String, List<Instance>>of())
                        .join();
                return () -> start(image, ids, lost, largest, seenTo);
            });
        }

        private void start(
                AnnotatedImage image,
                Set<Long> ids,
                List<Instance> lost,
                int largest,
                Map<String, List<Instance>> seenTo) {
            document.edit(image, now -> Tracks.begin(now, ids, largest, lost), group);
            sources = document.newest(image).instances().stream()
                    .filter(instance -> ids.contains(instance.id()))
                    .toList();
            List<PropagationJob.Frame> frames = names.stream()
                    .map(name -> new PropagationJob.Frame(
                            name, UpcomingImage.of(folder.image(name)), seenTo.getOrDefault(name, List.of())))
                    .toList();
            PropagationRun objects = new PropagationRun(sources, Limits.USUAL, model);
            PropagationJob.Frame start =
                    new PropagationJob.Frame(home, UpcomingImage.of(folder.image(home)), List.of());
            inference.propagate(new PropagationJob(image.size(), objects, start, frames, this));
        }

        /** Reads something of the project in the order in which it is asked, and goes on here, if this still runs. */
        private void later(Reading reading) {
            order.execute(() -> {
                try {
                    Runnable then = reading.read();
                    edt.execute(() -> {
                        if (running == this) {
                            then.run();
                        }
                    });
                } catch (RuntimeException e) {
                    edt.execute(() -> broken(e));
                }
            });
        }

        private void broken(Throwable cause) {
            if (running == this) {
                stop();
                ends.failed(cause);
            }
        }

        @Override
        public void carried(Carried result, Size size) {
            later(() -> {
                AnnotatedImage known =
                        folder.keeper().image(result.image()).join().orElse(AnnotatedImage.of(result.image(), size));
                return () -> keep(result, known);
            });
        }

        private void keep(Carried result, AnnotatedImage read) {
            boolean isDone = desk.list()
                    .find(result.image())
                    .filter(entry -> entry.status() == ImageStatus.DONE)
                    .isPresent();
            document.edit(read, now -> result.onto(isDone ? Tracks.confirmed(now) : now), group);
            done++;
            instances += result.objects().size();
            last = result;
            changed.run();
        }

        @Override
        public void skipped(String image, String sentence) {
            later(() -> () -> {
                done++;
                ends.skipped(sentence);
            });
        }

        @Override
        public void ended(PropagationJob.End why) {
            later(() -> () -> {
                Carried doubted = last;
                stop();
                if (why == PropagationJob.End.DOUBT && doubted != null) {
                    interrupted = new Interrupted(doubted.image(), backward, sources);
                    ends.doubted(doubted, home);
                } else {
                    ends.ended(why, instances, done);
                }
            });
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            if (running == this) {
                stop();
                ends.failed(sentence, cause);
            }
        }
    }

    /** Finds something out, and says what is to be done with it. */
    private interface Reading {
        Runnable read();
    }
}
