package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import dev.clickmask.annotator.ui.keys.KeyStore;
import dev.clickmask.annotator.ui.keys.OwnKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** The keys as the person left them the last time, kept again after every change. */
final class KeptKeys {
    private final KeyStore store;
    private final KeyStore.Kept kept;
    private final @Nullable IOException unreadable;
    /** What is still to be written. */
    private final AtomicReference<@Nullable OwnKeys> next = new AtomicReference<>();

    private KeptKeys(KeyStore store, KeyStore.Kept kept, @Nullable IOException unreadable) {
        this.store = store;
        this.kept = kept;
        this.unreadable = unreadable;
    }

    /** Reads them from a folder, which need not exist; not on the event dispatch thread. */
    static KeptKeys read(Path folder) {
        KeyStore store = new KeyStore(folder);
        try {
            return new KeptKeys(store, store.read(), null);
        } catch (IOException e) {
            return new KeptKeys(store, new KeyStore.Kept(OwnKeys.NONE, List.of()), e);
        }
    }

    /**
     * The keys to work with; on the event dispatch thread.
     *
     * @param fail is told, on that thread, what could not be read now or kept later
     */
    KeyMap map(Messages messages, Consumer<Throwable> fail) {
        if (unreadable != null) {
            fail.accept(new IOException(messages.text("keys.unreadable", store.file()), unreadable));
        } else if (!kept.broken().isEmpty()) {
            String lines = String.join("; ", kept.broken());
            fail.accept(new IOException(messages.text("keys.broken", store.file(), lines)));
        }
        KeyMap keys = new KeyMap(kept.keys());
        keys.addListener(() -> {
            next.set(keys.chosen());
            new Thread(() -> write(fail), "keep keys").start();
        });
        return keys;
    }

    /** Writes what is newest, unless that was done already. */
    private synchronized void write(Consumer<Throwable> fail) {
        OwnKeys newest = next.getAndSet(null);
        if (newest != null) {
            try {
                store.write(newest);
            } catch (IOException e) {
                SwingUtilities.invokeLater(() -> fail.accept(e));
            }
        }
    }
}
