package dev.clickmask.sam.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The list of the person's own models, kept in a file of the models' folder. Holds no state but that file. */
public final class OwnModels {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path list;
    private final ModelCatalog catalog;

    private record Lists(List<OwnModel> models, List<OwnForeground> foregrounds) {}

    /**
     * Reads nothing yet.
     *
     * @param folder of the models; need not exist
     * @param catalog whose ids are taken
     */
    public OwnModels(Path folder, ModelCatalog catalog) {
        this.list = folder.resolve("own.json");
        this.catalog = catalog;
    }

    /**
     * All that take prompts, in the order in which they were added.
     *
     * @throws IOException if the list cannot be read
     */
    public List<OwnModel> all() throws IOException {
        return read().models();
    }

    /** All that take none, in the order in which they were added. */
    public List<OwnForeground> foregrounds() throws IOException {
        return read().foregrounds();
    }

    private Lists read() throws IOException {
        Lists lists = new Lists(new ArrayList<>(), new ArrayList<>());
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(list));
            for (JsonNode model : root.path("models")) {
                lists.models()
                        .add(new OwnModel(
                                model.path("id").asText(),
                                Path.of(model.path("encoder").asText()),
                                Path.of(model.path("decoder").asText()),
                                model.path("sha256").asText()));
            }
            for (JsonNode model : root.path("foregrounds")) {
                lists.foregrounds()
                        .add(new OwnForeground(
                                model.path("id").asText(),
                                Path.of(model.path("description").asText())));
            }
            return lists;
        } catch (NoSuchFileException e) {
            return lists;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(list + " is damaged; delete it and add your models once more", e);
        }
    }

    /** The model of this id, if there is one. */
    public Optional<OwnModel> find(String id) throws IOException {
        return all().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** The foreground model of this id, if there is one. */
    public Optional<OwnForeground> findForeground(String id) throws IOException {
        return foregrounds().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /**
     * Takes two files that have been found to be a model into the list; in the place of the entry before, if they are in
     * it. Reads them whole, which takes seconds for a large model.
     */
    public OwnModel add(Path encoder, Path decoder) throws IOException {
        Path first = encoder.toAbsolutePath().normalize();
        Path second = decoder.toAbsolutePath().normalize();
        Lists lists = read();
        lists.models()
                .removeIf(model ->
                        model.encoder().equals(first) && model.decoder().equals(second));
        OwnModel added = new OwnModel(freeId(stem(first), lists), first, second, digest(first, second));
        lists.models().add(added);
        write(lists);
        return added;
    }

    /**
     * Takes a foreground model that has been found to work into the list; in the place of the entry before, if its description
     * is in it.
     */
    public OwnForeground addForeground(Path description) throws IOException {
        Path file = description.toAbsolutePath().normalize();
        Lists lists = read();
        lists.foregrounds().removeIf(model -> model.description().equals(file));
        OwnForeground added = new OwnForeground(freeId("own-" + plain(file), lists), file);
        lists.foregrounds().add(added);
        write(lists);
        return added;
    }

    /** Takes a model from the list, and leaves its files alone; does nothing if there is no such model. */
    public void forget(String id) throws IOException {
        Lists lists = read();
        boolean known = lists.models().removeIf(model -> model.id().equals(id));
        known |= lists.foregrounds().removeIf(model -> model.id().equals(id));
        if (known) {
            write(lists);
        }
    }

    private static String stem(Path encoder) {
        String name = plain(encoder).replaceFirst("-?(vision-encoder|image-encoder|encoder|preprocess)", "");
        // Files that are named for their part only are told apart by their folder.
        return "own-" + (name.isEmpty() ? plain(encoder.resolveSibling("").normalize()) : name.replaceFirst("^-", ""));
    }

    private String freeId(String stem, Lists lists) {
        String id = stem;
        for (int number = 2; isTaken(id, lists); number++) {
            id = stem + "-" + number;
        }
        return id;
    }

    private static String plain(Path path) {
        String name = String.valueOf(path.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(onnx|ort|json)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "model" : name;
    }

    private boolean isTaken(String id, Lists lists) {
        return catalog.items().stream().anyMatch(item -> item.id().equals(id))
                || lists.models().stream().anyMatch(model -> model.id().equals(id))
                || lists.foregrounds().stream().anyMatch(model -> model.id().equals(id));
    }

    /** With the weights that lie beside the graphs: two models may differ in nothing else. */
    private static String digest(Path encoder, Path decoder) throws IOException {
        TreeSet<Path> data = new TreeSet<>();
        for (Path file : List.of(encoder, decoder)) {
            Path folder = file.getParent();
            try (DirectoryStream<Path> beside = Files.newDirectoryStream(folder, "*data*")) {
                beside.forEach(data::add);
            }
        }
        StringBuilder digests = new StringBuilder(Sha256.of(encoder)).append(Sha256.of(decoder));
        for (Path file : data) {
            if (Files.isRegularFile(file) && !file.equals(encoder) && !file.equals(decoder)) {
                digests.append(Sha256.of(file));
            }
        }
        return Sha256.of(digests.toString());
    }

    private void write(Lists lists) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode entries = root.putArray("models");
        for (OwnModel model : lists.models()) {
            entries.addObject()
                    .put("id", model.id())
                    .put("encoder", model.encoder().toString())
                    .put("decoder", model.decoder().toString())
                    .put("sha256", model.sha256());
        }
        ArrayNode foregrounds = root.putArray("foregrounds");
        for (OwnForeground model : lists.foregrounds()) {
            foregrounds
                    .addObject()
                    .put("id", model.id())
                    .put("description", model.description().toString());
        }
        Files.createDirectories(list.toAbsolutePath().getParent());
        Path fresh = list.resolveSibling("own.json." + UUID.randomUUID());
        try {
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
            Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
