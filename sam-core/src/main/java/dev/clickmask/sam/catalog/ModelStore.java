package dev.clickmask.sam.catalog;

import dev.clickmask.sam.catalog.ModelFile.Role;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The models on this computer: a folder with one folder for each model, named by its id.
 *
 * <p>Holds no state but the folder, so any thread and any number of processes may use it at once. Every method that
 * takes an id throws IllegalArgumentException if the catalogue has no such model.
 */
public final class ModelStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final ModelCatalog catalog;
    private final Npm npm;
    private final Web web;

    /**
     * Looks at nothing yet.
     *
     * @param folder need not exist
     * @param catalog the models that can be had
     */
    public ModelStore(Path folder, ModelCatalog catalog) {
        this(
                folder,
                catalog,
                Npm.installed(),
                new Web(SystemProxy.of(System.getenv()).set(HttpClient.newBuilder()), PATIENCE));
    }

    ModelStore(Path folder, ModelCatalog catalog, Npm npm, Web web) {
        this.folder = folder;
        this.catalog = catalog;
        this.npm = npm;
        this.web = web;
    }

    /** The models that can be had. */
    public ModelCatalog catalog() {
        return catalog;
    }

    /** The person's own models, whose list is in the same folder. */
    public OwnModels own() {
        return new OwnModels(folder, catalog);
    }

    /** Where models are. */
    public Path folder() {
        return folder;
    }

    /** Looks at the names and sizes of a model's files, which takes no time; {@link #verify} reads them. */
    public ModelState state(String id) {
        CatalogItem entry = catalog.item(id);
        if (entry.files().stream().allMatch(file -> isKnown(entry, file))) {
            return ModelState.PRESENT;
        }
        boolean nothing = entry.files().stream().noneMatch(file -> Files.exists(path(entry, file)));
        return nothing ? ModelState.ABSENT : ModelState.BROKEN;
    }

    /** The model, if it is {@link ModelState#PRESENT}. */
    public Optional<InstalledModel> find(String id) {
        CatalogEntry entry = catalog.get(id);
        return state(id) == ModelState.PRESENT ? Optional.of(installed(entry)) : Optional.empty();
    }

    /** The foreground model, if it is {@link ModelState#PRESENT}. */
    public Optional<InstalledForeground> findForeground(String id) {
        ForegroundEntry entry = catalog.foreground().get(id);
        return state(id) == ModelState.PRESENT ? Optional.of(installed(entry)) : Optional.empty();
    }

    /**
     * The model, which is expected to be {@link ModelState#PRESENT}.
     *
     * @throws IOException if it is not; says which file is missing, where it belongs and how to know the right one
     */
    public InstalledModel require(String id) throws IOException {
        CatalogEntry entry = catalog.get(id);
        for (ModelFile file : entry.files()) {
            if (!isKnown(entry, file)) {
                throw new IOException(entry.name() + " is not here: " + file.name()
                        + " is missing or of the wrong size. Fetch the model " + id + ", or "
                        + file.byHand(path(entry, file)));
            }
        }
        return installed(entry);
    }

    /**
     * Reads all of a model's files, some seconds for a large one, and compares them with the catalogue.
     *
     * @throws IOException if a file is missing, damaged or cannot be read; says which and what to do
     * @throws InterruptedIOException if the thread is interrupted
     */
    public void verify(String id) throws IOException {
        CatalogItem entry = catalog.item(id);
        for (ModelFile file : entry.files()) {
            Optional<String> fault = fault(entry, file);
            if (fault.isPresent()) {
                throw new IOException(
                        fault.get() + ". Fetch the model " + id + " again, or " + file.byHand(path(entry, file)));
            }
        }
    }

    /**
     * Brings the files of a model that are missing or damaged; those that are whole stay as they are.
     *
     * <p>To cancel, interrupt the thread. A file gets its name only when it is whole, so whatever happens a file that
     * is there is as good as it was; what has come of others is gone on with by the next fetch.
     *
     * @param listener called on the calling thread
     * @throws InterruptedIOException if the thread is interrupted, whose interrupt status is cleared
     * @throws IOException if a file cannot be had; says what was tried and where to put one that came another way
     */
    public InstalledModel fetch(String id, ProgressListener listener) throws IOException {
        CatalogEntry entry = catalog.get(id);
        bring(id, listener);
        return installed(entry);
    }

    /** Like {@link #fetch} for a foreground model. */
    public InstalledForeground fetchForeground(String id, ProgressListener listener) throws IOException {
        ForegroundEntry entry = catalog.foreground().get(id);
        bring(id, listener);
        return installed(entry);
    }

    /** Like {@link #fetch} for whatever the catalogue has under the id; answers with its folder. */
    public Path bring(String id, ProgressListener listener) throws IOException {
        CatalogItem entry = catalog.item(id);
        Files.createDirectories(folder.resolve(id));
        try (ModelFetch fetch = new ModelFetch(npm, web, listener)) {
            for (ModelFile file : entry.files()) {
                Path path = path(entry, file);
                new Leftovers(path).adopt();
                if (fault(entry, file).isPresent()) {
                    fetch.fetch(file, path);
                } else if (Witness.of(path).expected(file).isEmpty()) {
                    Witness.of(path).keep(file, Sha256.of(path));
                }
            }
        }
        return folder.resolve(id);
    }

    /** Deletes a model's files, and its folder unless there are files of someone else in it. */
    public void remove(String id) throws IOException {
        CatalogItem entry = catalog.item(id);
        Path home = folder.resolve(id);
        if (!Files.isDirectory(home)) {
            return;
        }
        for (ModelFile file : entry.files()) {
            Files.deleteIfExists(path(entry, file));
            Witness.of(path(entry, file)).delete();
            new Leftovers(path(entry, file)).delete();
        }
        try {
            Files.deleteIfExists(home);
        } catch (DirectoryNotEmptyException e) {
            // What the catalogue does not name is not ours to delete.
        }
    }

    private InstalledForeground installed(ForegroundEntry entry) {
        return new InstalledForeground(
                entry.id(),
                path(entry, entry.file()),
                entry.spec(),
                Witness.of(path(entry, entry.file())).expected(entry.file()).orElse(""));
    }

    private Path path(CatalogItem entry, ModelFile file) {
        return folder.resolve(entry.id()).resolve(file.name());
    }

    private InstalledModel installed(CatalogEntry entry) {
        StringBuilder digests = new StringBuilder();
        for (Role role : Role.values()) {
            entry.files().stream()
                    .filter(file -> file.role() == role)
                    .forEach(file -> digests.append(
                            Witness.of(path(entry, file)).expected(file).orElse("")));
        }
        return new InstalledModel(
                entry.id(),
                path(entry, entry.file(Role.ENCODER)),
                path(entry, entry.file(Role.DECODER)),
                Sha256.of(digests.toString()));
    }

    /** How much of a model has come, in whole files and of others, whether it is right or not. */
    public long bytesHere(String id) {
        CatalogItem entry = catalog.item(id);
        return entry.files().stream()
                .mapToLong(file -> bytesHere(path(entry, file)))
                .sum();
    }

    private static long bytesHere(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : new Leftovers(file).bytes();
        } catch (IOException e) {
            return 0; // gone between the two looks
        }
    }

    private boolean isPresent(CatalogItem entry, ModelFile file) {
        Path path = path(entry, file);
        try {
            return Files.isRegularFile(path) && file.mayHaveSize(Files.size(path));
        } catch (IOException e) {
            return false; // gone between the two looks
        }
    }

    /** Whether the file is here and, if only this computer can tell what it was when it came, has been read then. */
    private boolean isKnown(CatalogItem entry, ModelFile file) {
        return isPresent(entry, file)
                && Witness.of(path(entry, file)).expected(file).isPresent();
    }

    private Optional<String> fault(CatalogItem entry, ModelFile file) throws IOException {
        Path path = path(entry, file);
        if (!isPresent(entry, file)) {
            return Optional.of(path + " is missing or of the wrong size");
        }
        String expected = Witness.of(path).expected(file).orElse(null);
        if (expected == null) {
            return Optional.empty();
        }
        String found = Sha256.of(path);
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(path + " is damaged: its SHA-256 is " + found + ", expected " + expected);
    }
}
