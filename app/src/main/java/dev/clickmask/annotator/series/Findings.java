package dev.clickmask.annotator.series;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds things out of files, each once, and remembers them. Who asks for what another thread is finding out waits for that one, but
 * nobody waits for anything else. For any thread.
 */
final class Findings<K, V> {
    private final Set<K> sought = new HashSet<>();
    private Map<K, V> known = new HashMap<>();

    /** Finds one of them out. */
    @FunctionalInterface
    interface Search<V> {
        V find() throws IOException;
    }

    /**
     * What is known of something, or is found out now.
     *
     * @throws InterruptedIOException if it is given up; what was found meanwhile may be wrong, since files can then not be read, and
     *     is not remembered
     */
    V get(K key, Search<V> search) throws IOException {
        Map<K, V> remembered;
        synchronized (this) {
            awaitOthers(key);
            V there = known.get(key);
            if (there != null) {
                return there;
            }
            sought.add(key);
            remembered = known;
        }
        try {
            V found = search.find();
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("not wanted any more");
            }
            synchronized (this) {
                // Where all was forgotten meanwhile, this goes with it.
                remembered.put(key, found);
            }
            return found;
        } finally {
            end(key);
        }
    }

    private synchronized void awaitOthers(K key) throws InterruptedIOException {
        while (sought.contains(key)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("not wanted any more");
            }
        }
    }

    private synchronized void end(K key) {
        sought.remove(key);
        notifyAll();
    }

    /** Remembers what was found out in another way. */
    synchronized void put(K key, V value) {
        known.put(key, value);
    }

    /** Forgets all, also what is being found out. */
    synchronized void forget() {
        known = new HashMap<>();
    }
}
