package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes from image to image of a folder. The one that is left stays until the other is there, an unfinished instance is put
 * aside with its image, and a mask that was accepted before it had come is waited for. Belongs to the event dispatch thread.
 */
final class ImageSwitch implements AutoCloseable {
    /** What is done on an image that is only to be shown. */
    static final Runnable NOTHING = () -> {};

    private final ImageLoader loader = new ImageLoader();
    private final Executor edt;
    private final Labelling labelling;
    private final BiConsumer<Arrival, Runnable> entered;
    private final BiConsumer<String, Throwable> unreadable;
    private final Runnable progressed;
    /** Unfinished instances by the file of their image; those of folders that were left stay for when one comes back. */
    private final Map<Path, PromptSession.State> drafts = new HashMap<>();

    private @Nullable OpenFolder folder;
    private ImageLoader.@Nullable Picture picture;
    private @Nullable Path current;
    private @Nullable Request reading;
    private @Nullable Request next;
    private @Nullable Arrival arrived;
    /** How much of the image has been read, once that takes a while. */
    private OptionalInt percent = OptionalInt.empty();

    /**
     * An image that is asked for.
     *
     * @param then what is to be done there
     */
    private record Request(String name, Runnable then) {
        Request and(Request more) {
            return new Request(name, () -> {
                then.run();
                more.then.run();
            });
        }
    }

    /**
     * An image that is there, with everything that is known of it.
     *
     * @param draft the unfinished instance that was left on it
     */
    record Arrival(ImageLoader.Picture picture, AnnotatedImage image, PromptSession.@Nullable State draft) {}

    /**
     * Begins without a folder.
     *
     * @param entered goes on to an image, and then does what is to be done there
     * @param unreadable hears of an image that cannot be shown
     * @param progressed called when more of one has been read
     */
    ImageSwitch(
            Executor edt,
            Labelling labelling,
            BiConsumer<Arrival, Runnable> entered,
            BiConsumer<String, Throwable> unreadable,
            Runnable progressed) {
        this.edt = edt;
        this.labelling = labelling;
        this.entered = entered;
        this.unreadable = unreadable;
        this.progressed = progressed;
    }

    /** The picture of the current image. */
    Optional<ImageLoader.Picture> picture() {
        return Optional.ofNullable(picture);
    }

    /** The image that the person will see when all is there that is on its way. */
    Optional<String> reading() {
        return Optional.ofNullable(next != null ? next : reading).map(Request::name);
    }

    /** How many percent of that have been read; empty while there is nothing to tell, as of one that has not been begun. */
    OptionalInt percent() {
        return next == null ? percent : OptionalInt.empty();
    }

    /** Goes on to a folder; unfinished instances stay with their images. */
    void begin(OpenFolder opened) {
        leave();
        folder = opened;
        picture = null;
        current = null;
        reading = null;
        next = null;
        arrived = null;
        percent = OptionalInt.empty();
    }

    /**
     * Has an image read, goes on to it when it is there, and does something there. Another image that is asked for meanwhile
     * comes instead, unless there is something to do on the first: then it comes after it.
     */
    void show(String name, Runnable afterwards) {
        Request wanted = new Request(name, afterwards);
        Request before = reading;
        if (before != null && before.name.equals(name)) {
            reading = before.and(wanted);
        } else if (before != null && before.then != NOTHING) {
            next = next != null && next.name.equals(name) ? next.and(wanted) : wanted;
        } else {
            read(wanted);
        }
    }

    private void read(Request wanted) {
        OpenFolder from = folder;
        if (from == null) {
            return;
        }
        reading = wanted;
        arrived = null;
        percent = OptionalInt.empty();
        String name = wanted.name;
        loader.load(from.image(name), new ImageLoader.Receiver() {
            @Override
            public void loaded(ImageLoader.Picture read) throws IOException {
                Arrival arrival = arrival(name, from, read, known(name, from));
                edt.execute(() -> arrive(name, from, arrival));
            }

            @Override
            public void read(int done) {
                edt.execute(() -> tell(name, from, done));
            }

            @Override
            public void failed(Throwable cause) {
                edt.execute(() -> fail(name, from, cause));
            }
        });
    }

    private static Optional<AnnotatedImage> known(String name, OpenFolder from) throws IOException {
        try {
            return from.keeper().image(name).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException told) {
                throw told;
            }
            throw e;
        }
    }

    private void readNext() {
        Request wanted = next;
        next = null;
        if (wanted != null) {
            read(wanted);
        }
    }

    private static Arrival arrival(
            String name, OpenFolder from, ImageLoader.Picture read, Optional<AnnotatedImage> known) throws IOException {
        Size size = read.pyramid().size();
        AnnotatedImage image = known.orElse(AnnotatedImage.of(name, size));
        if (!image.size().equals(size)) {
            throw new IOException(from.image(name).file() + " is " + size + " pixels large, but was " + image.size()
                    + " when it was annotated. Put that picture back");
        }
        return new Arrival(read, image, null);
    }

    private void arrive(String name, OpenFolder from, Arrival arrival) {
        if (isWanted(name, from)) {
            arrived = arrival;
            proceed();
        }
    }

    private void tell(String name, OpenFolder from, int done) {
        if (isWanted(name, from) && next == null) {
            percent = OptionalInt.of(done);
            progressed.run();
        }
    }

    private void fail(String name, OpenFolder from, Throwable cause) {
        if (isWanted(name, from)) {
            reading = null;
            unreadable.accept(name, cause);
            readNext();
        }
    }

    /** Whether no other image was asked for meanwhile. */
    private boolean isWanted(String name, OpenFolder from) {
        return reading != null && name.equals(reading.name) && from == folder;
    }

    /** Goes on to the image that has come, unless a mask of the current one is still to be accepted. */
    void proceed() {
        Arrival there = arrived;
        Request wanted = reading;
        if (there != null && wanted != null && !labelling.isAccepting()) {
            leave();
            arrived = null;
            reading = null;
            picture = there.picture();
            current = from(there.picture().source());
            PromptSession.State draft = drafts.remove(current);
            entered.accept(new Arrival(there.picture(), there.image(), draft), wanted.then);
            readNext();
        }
    }

    private static Path from(FolderImage image) {
        return image.folder().file(image.name());
    }

    /** Reads once more what is on its way, because what is kept of it has changed. */
    void readAgain() {
        Request wanted = reading;
        if (wanted != null) {
            read(wanted);
        }
    }

    /** Whether the next image is there and waits for a mask. */
    boolean isHeld() {
        return arrived != null;
    }

    /** Puts the unfinished instance of the current image aside. */
    void leave() {
        Path left = current;
        if (left != null) {
            labelling.suspend().ifPresent(draft -> drafts.put(left, draft));
        }
    }

    @Override
    public void close() {
        loader.close();
    }
}
