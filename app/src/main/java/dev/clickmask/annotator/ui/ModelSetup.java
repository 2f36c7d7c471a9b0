package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.segment.InferenceWorker;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelState;
import dev.clickmask.sam.catalog.ModelStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the model: looks for it, fetches it when asked to, and has it opened. Belongs to the event dispatch thread. */
final class ModelSetup {
    private final ModelStore store;
    private ModelChoice choice;
    private ModelOpener opener;
    private final Executor edt;
    private final List<Runnable> listeners = new ArrayList<>();
    private State state = State.LOADING;
    private @Nullable Progress progress;
    private @Nullable ModelInfo info;
    private @Nullable ModelChoice before;
    private @Nullable Thread fetching;

    /** Where the model is on its way. */
    enum State {
        ABSENT,
        BROKEN,
        FETCHING,
        LOADING,
        OPEN,
        /** It is here as far as sizes tell, but could not be opened. */
        FAILED
    }

    /**
     * How far a fetch is.
     *
     * @param file name of the file
     * @param bytes received
     * @param total size, where known
     */
    record Progress(String file, long bytes, OptionalLong total) {}

    /** Looks at nothing yet; until it does, the model counts as being on its way. */
    ModelSetup(ModelStore store, ModelChoice choice, ModelOpener opener, Executor edt) {
        this.store = store;
        this.choice = choice;
        this.opener = opener;
        this.edt = edt;
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    State state() {
        return state;
    }

    /** The model that is used, or on its way to be. */
    ModelChoice choice() {
        return choice;
    }

    /** The models on this computer. */
    ModelStore store() {
        return store;
    }

    /** What opens them. */
    ModelOpener opener() {
        return opener;
    }

    /** What models are to run on. */
    Device device() {
        return opener.device();
    }

    /** Has the model opened anew on another device, or the processor where that cannot be used. */
    void runOn(Device device, InferenceWorker worker) {
        opener = opener.preferring(device);
        if (state != State.FETCHING) {
            choose(choice, worker);
        }
    }

    /** Has another model opened in the place of this one, which stays if the other cannot be opened. */
    void choose(ModelChoice next, InferenceWorker worker) {
        cancelFetch();
        before = state == State.OPEN ? choice : before;
        choice = next;
        start(worker);
    }

    /** What it is, once it is open. */
    Optional<ModelInfo> info() {
        return Optional.ofNullable(info);
    }

    /** How far it is, while it is being fetched and something has come. */
    Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    /** Has the model opened if it is here. */
    void start(InferenceWorker worker) {
        Optional<InstalledModel> installed = choice.find(store);
        if (installed.isPresent()) {
            InstalledModel model = installed.get();
            ModelOpener by = opener;
            worker.open(new ModelKey(model.sha256()), () -> by.open(model));
            enter(State.LOADING);
        } else {
            enter(choice.state(store) == ModelState.BROKEN ? State.BROKEN : State.ABSENT);
        }
    }

    /** The worker has opened it. */
    void opened(ModelInfo model) {
        info = model;
        before = null;
        enter(State.OPEN);
    }

    /** The worker could not open it; fetching would not help if its files have their checksums. */
    void failed() {
        if (before != null) {
            choice = before;
            before = null;
            enter(State.OPEN);
        } else {
            enter(State.FAILED);
        }
    }

    /** Fetches the model, then has it opened. */
    void fetch(InferenceWorker worker, Consumer<Exception> onFailure) {
        if (fetching != null) {
            return;
        }
        enter(State.FETCHING);
        String id = choice.id();
        Thread thread = new Thread(() -> run(id, worker, onFailure), "fetch");
        thread.setDaemon(true);
        fetching = thread;
        thread.start();
    }

    private void run(String id, InferenceWorker worker, Consumer<Exception> onFailure) {
        Runnable outcome;
        try {
            store.fetch(id, (file, bytes, total) -> {
                Progress now = new Progress(file, bytes, total);
                edt.execute(() -> show(now));
            });
            outcome = () -> {};
        } catch (InterruptedIOException e) {
            outcome = () -> {};
        } catch (IOException | RuntimeException e) {
            outcome = () -> onFailure.accept(e);
        }
        Runnable told = outcome;
        edt.execute(() -> {
            fetching = null;
            progress = null;
            start(worker);
            told.run();
        });
    }

    private void show(Progress now) {
        progress = now;
        changed();
    }

    /** Ends a fetch; files that are complete stay. */
    void cancelFetch() {
        if (fetching != null) {
            fetching.interrupt();
        }
    }

    private void enter(State next) {
        state = next;
        changed();
    }

    private void changed() {
        // The window may make what asks for a missing model only now, and that listens too.
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
