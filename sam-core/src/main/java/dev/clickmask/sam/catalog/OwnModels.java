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
     * All of them, in the order in which they were added.
     *
     * @throws IOException if the list cannot be read
     */
    public List<OwnModel> all() throws IOException {
        List<OwnModel> models = new ArrayList<>();
        try {
            for (JsonNode model : JSON.readTree(Files.readAllBytes(list)).path("models")) {
                models.add(new OwnModel(
                        model.path("id").asText(),
                        Path.of(model.path("encoder").asText()),
                        Path.of(model.path("decoder").asText()),
                        model.path("sha256").asText()));
            }
            return models;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(list + " is damaged; delete it and add your models once more", e);
        }
    }

    /** The model of this id, if there is one. */
    public Optional<OwnModel> find(String id) throws IOException {
        return all().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /**
     * Takes two files that have been found to be a model into the list; in the place of the entry before, if they are in
     * it. Reads them whole, which takes seconds for a large model.
     */
    public OwnModel add(Path encoder, Path decoder) throws IOException {
        Path first = encoder.toAbsolutePath().normalize();
        Path second = decoder.toAbsolutePath().normalize();
        List<OwnModel> models = new ArrayList<>(all());
        models.removeIf(
                model -> model.encoder().equals(first) && model.decoder().equals(second));
        OwnModel added = new OwnModel(freeId(first, models), first, second, digest(first, second));
        models.add(added);
        write(models);
        return added;
    }

    /** Takes a model from the list, and leaves its files alone; does nothing if there is no such model. */
    public void forget(String id) throws IOException {
        List<OwnModel> models = new ArrayList<>(all());
        if (models.removeIf(model -> model.id().equals(id))) {
            write(models);
        }
    }

    private String freeId(Path encoder, List<OwnModel> models) {
        String name = plain(encoder).replaceFirst("-?(vision-encoder|image-encoder|encoder|preprocess)", "");
        // Files that are named for their part only are told apart by their folder.
        String stem =
                "own-" + (name.isEmpty() ? plain(encoder.resolveSibling("").normalize()) : name.replaceFirst("^-", ""));
        String id = stem;
        for (int number = 2; isTaken(id, models); number++) {
            id = stem + "-" + number;
        }
        return id;
    }

    private static String plain(Path path) {
        String name = String.valueOf(path.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(onnx|ort)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "model" : name;
    }

    private boolean isTaken(String id, List<OwnModel> models) {
        return catalog.find(id).isPresent()
                || models.stream().anyMatch(model -> model.id().equals(id));
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

    private void write(List<OwnModel> models) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode entries = root.putArray("models");
        for (OwnModel model : models) {
            entries.addObject()
                    .put("id", model.id())
                    .put("encoder", model.encoder().toString())
                    .put("decoder", model.decoder().toString())
                    .put("sha256", model.sha256());
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
