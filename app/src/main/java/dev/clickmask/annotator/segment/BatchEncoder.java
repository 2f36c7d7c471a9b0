package dev.clickmask.annotator.segment;

import dev.clickmask.sam.EmbeddingClaim;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes the embeddings of many images with one model and puts them on disk. What is there already is left out, so a run that
 * was ended goes on where it was; several programs may do it at once and share the images.
 *
 * <p>While the encoder runs, the next image is read and the embedding before it is written.
 */
public final class BatchEncoder {
    private static final int PAUSE_MILLIS = 500;

    private final SamModel model;
    private final ModelKey modelKey;
    private final EmbeddingFolder folder;
    private final Listener listener;

    /** Images that nobody has dealt with yet; used on the reading thread only. */
    private final Deque<UpcomingImage> left = new ArrayDeque<>();
    /** Images that another program works at, or did when they were looked at. */
    private final Set<UpcomingImage> elsewhere = new HashSet<>();

    /** Hears of each image once, on any thread. */
    public interface Listener {
        /** The encoder has run, and the embedding is on disk. */
        void encoded(UpcomingImage image);

        /** There was nothing to do. */
        void found(UpcomingImage image);

        /** The image cannot be read, or its embedding cannot be written. */
        void failed(UpcomingImage image, Exception cause);
    }

    /** An image whose embedding is to be made here. */
    private record Task(UpcomingImage image, KeyedImage pixels, EmbeddingClaim claim) {}

    public BatchEncoder(SamModel model, ModelKey modelKey, EmbeddingFolder folder, Listener listener) {
        this.model = model;
        this.modelKey = modelKey;
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * Does the work and returns when every image has its embedding or has failed. To be called once.
     *
     * @throws InferenceException if the model fails or is closed
     * @throws InterruptedIOException if the thread is interrupted
     */
    public void run(Collection<? extends UpcomingImage> images) throws InferenceException, InterruptedIOException {
        left.addAll(images);
        ExecutorService reader = Executors.newSingleThreadExecutor(work -> new Thread(work, "read"));
        ExecutorService writer = Executors.newSingleThreadExecutor(work -> new Thread(work, "write"));
        try {
            Future<?> writing = writer.submit(() -> {});
            Future<@Nullable Task> reading = reader.submit(this::next);
            for (Task task = await(reading); task != null; task = await(reading)) {
                reading = reader.submit(this::next);
                ImageEmbedding embedding = encode(task);
                await(writing);
                Task done = task;
                writing = writer.submit(() -> write(done, embedding));
            }
            await(writing);
        } finally {
            reader.shutdownNow();
            writer.shutdown();
        }
    }

    private ImageEmbedding encode(Task task) throws InferenceException {
        try {
            return model.encode(task.pixels().image());
        } catch (InferenceException | RuntimeException e) {
            task.claim().close();
            throw e;
        }
    }

    private void write(Task task, ImageEmbedding embedding) {
        try {
            EmbeddingKey key = new EmbeddingKey(modelKey, task.pixels().key());
            if (folder.write(key, embedding)) {
                listener.encoded(task.image());
            } else {
                listener.failed(task.image(), new IOException("its embedding cannot be written into " + folder));
            }
        } finally {
            task.claim().close();
        }
    }

    /** The next image that is to be encoded here, or null if there is none. */
    private @Nullable Task next() throws InterruptedException {
        while (!left.isEmpty()) {
            UpcomingImage image = left.removeFirst();
            try {
                Optional<Task> task = task(image);
                if (task.isPresent()) {
                    return task.get();
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                listener.failed(image, e instanceof Exception cause ? cause : new IOException("too large", e));
            }
        }
        return null;
    }

    private Optional<Task> task(UpcomingImage image) throws IOException, InterruptedException {
        if (elsewhere.contains(image)) {
            Thread.sleep(PAUSE_MILLIS);
        }
        EmbeddingKey key = new EmbeddingKey(modelKey, image.key());
        Optional<EmbeddingClaim> claim = folder.has(key) ? Optional.empty() : folder.claim(key);
        if (folder.has(key)) {
            claim.ifPresent(EmbeddingClaim::close);
            listener.found(image);
            return Optional.empty();
        } else if (claim.isEmpty()) {
            elsewhere.add(image);
            left.addLast(image);
            return Optional.empty();
        }
        try {
            return Optional.of(new Task(image, image.read(), claim.get()));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            claim.get().close();
            throw e;
        }
    }

    private static <T extends @Nullable Object> T await(Future<T> work) throws InterruptedIOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the encoding was cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the encoding failed", e);
        }
    }
}
