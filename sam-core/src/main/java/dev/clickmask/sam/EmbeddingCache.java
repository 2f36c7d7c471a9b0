package dev.clickmask.sam;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings that were made before: in memory, where those used longest ago make room for new ones, and on disk, where
 * there is a folder for them. All methods may be called from any thread.
 *
 * <p>Files are written on a thread of its own, so {@link #put} never waits for the disk.
 */
public final class EmbeddingCache implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final long capacity;
    private final @Nullable EmbeddingFolder folder;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(EmbeddingCache::thread);

    // In the order of use; guarded by this.
    private final Map<EmbeddingKey, ImageEmbedding> embeddings = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * A cache in memory only.
     *
     * @param capacity how many bytes of embeddings it may hold; an embedding larger than that is not kept
     */
    public EmbeddingCache(long capacity) {
        this(capacity, null);
    }

    /** A cache in memory and on disk. */
    public EmbeddingCache(long capacity, @Nullable EmbeddingFolder folder) {
        this.capacity = capacity;
        this.folder = folder;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "embedding writer");
        thread.setDaemon(true);
        return thread;
    }

    /** The embedding if it is in memory, which takes no time. */
    public synchronized Optional<ImageEmbedding> inMemory(EmbeddingKey key) {
        return Optional.ofNullable(embeddings.get(key));
    }

    /**
     * The embedding if it is on disk, which takes some milliseconds; from then on it is in memory too. A file that is
     * broken is removed, and as good as none.
     */
    public Optional<ImageEmbedding> onDisk(EmbeddingKey key) {
        Optional<ImageEmbedding> read = folder == null ? Optional.empty() : folder.read(key);
        read.ifPresent(embedding -> remember(key, embedding));
        return read;
    }

    /** Keeps an embedding: in memory now, on disk soon. */
    public void put(EmbeddingKey key, ImageEmbedding embedding) {
        remember(key, embedding);
        EmbeddingFolder target = folder;
        if (target != null) {
            try {
                writer.execute(() -> target.write(key, embedding));
            } catch (RejectedExecutionException e) {
                // Closed: the program is ending, and the embedding can be made again.
            }
        }
    }

    private synchronized void remember(EmbeddingKey key, ImageEmbedding embedding) {
        ImageEmbedding before = embeddings.put(key, embedding);
        bytes += embedding.bytes() - (before == null ? 0 : before.bytes());
        Iterator<ImageEmbedding> oldest = embeddings.values().iterator();
        while (bytes > capacity) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /** Waits for the writing of what was put; from then on nothing is written any more. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
