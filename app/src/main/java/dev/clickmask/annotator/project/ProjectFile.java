package dev.clickmask.annotator.project;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code annotations.clickmask}: everything that a person made of a folder of images. Each call that keeps
 * something is one SQLite transaction, on the disk when it returns, so that not even a kill in the middle loses what was
 * accepted before. For one thread at a time; while it is open no other program can open it.
 *
 * <p>All methods throw an {@link IOException} with the path and what to do where the file cannot be read or written; what
 * was to be kept is then not kept, not even in part.
 */
public final class ProjectFile implements AutoCloseable {
    /** Usual name of the file, beside the images. */
    public static final String NAME = "annotations.clickmask";

    private final Database database;
    /** The image that was kept or read last, with the instances that the file has of it. */
    private @Nullable AnnotatedImage last;

    private ProjectFile(Database database) {
        this.database = database;
    }

    /** Opens the file, or begins a new one. */
    public static ProjectFile open(Path file) throws IOException {
        return open(file, UUID.randomUUID().toString());
    }

    /** Opens a file that is there, to read it: also where it cannot be written. */
    public static ProjectFile openToRead(Path file) throws IOException {
        return openToRead(file, UUID.randomUUID().toString());
    }

    /**
     * {@link #open(Path)} by one who may open it several times.
     *
     * @param mark of his own; left in the file with the first thing that is written
     */
    static ProjectFile open(Path file, String mark) throws IOException {
        return new ProjectFile(Database.open(file, mark, Database.Need.TO_WRITE));
    }

    /** {@link #openToRead(Path)} by the same. */
    static ProjectFile openToRead(Path file, String mark) throws IOException {
        return new ProjectFile(Database.open(file, mark, Database.Need.TO_READ));
    }

    /** Whether the file is still where it was opened: not taken away, nor another put in its place. */
    boolean isInPlace() {
        return database.isInPlace();
    }

    /** The mark of who had written last when this was opened; empty if there was no file. */
    String markFound() {
        return database.markFound();
    }

    /** Keeps something in several calls. */
    @FunctionalInterface
    public interface Keeping {
        void keep() throws IOException;
    }

    /** Makes one transaction of all calls within, so that all is kept or nothing. */
    public void together(Keeping calls) throws IOException {
        boolean kept = false;
        try {
            database.together(calls::keep);
            kept = true;
        } finally {
            // Also after an error such as one of memory.
            if (!kept) {
                last = null;
            }
        }
    }

    /**
     * What the list of images shows of one of them.
     *
     * @param status how far the work is
     * @param instances number of instances
     */
    public record ImageState(ImageStatus status, int instances) {}

    /** All categories, in the order in which the person sees them. */
    public List<Category> categories() throws IOException {
        return database.read("SELECT id, name, rgb FROM category ORDER BY position", statement -> {
            List<Category> categories = new ArrayList<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                categories.add(new Category(rows.getInt("id"), rows.getString("name"), rows.getInt("rgb")));
            }
            return categories;
        });
    }

    /** Keeps these categories in the place of those before. */
    public void keepCategories(List<Category> categories) throws IOException {
        database.transaction(connection -> {
            try (Statement delete = connection.createStatement();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO category (id, name, rgb, position) VALUES (?, ?, ?, ?)")) {
                delete.executeUpdate("DELETE FROM category");
                for (int position = 0; position < categories.size(); position++) {
                    Category category = categories.get(position);
                    insert.setInt(1, category.id());
                    insert.setString(2, category.name());
                    insert.setInt(3, category.rgb());
                    insert.setInt(4, position);
                    insert.executeUpdate();
                }
            }
        });
    }

    /**
     * Removes a category from all images; its instances get another one or go with it.
     *
     * @param heir id of the category that its instances get; empty if they go too
     */
    public void removeCategory(int id, OptionalInt heir) throws IOException {
        last = null;
        database.transaction(connection -> {
            if (heir.isPresent()) {
                execute(connection, "UPDATE instance SET category = ? WHERE category = ?", heir.getAsInt(), id);
            } else {
                execute(connection, "DELETE FROM instance WHERE category = ?", id);
            }
            execute(connection, "DELETE FROM category WHERE id = ?", id);
        });
    }

    private static void execute(Connection connection, String sql, int... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setInt(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** How many instances of each category there are on all images, by category id. */
    public Map<Integer, Integer> instancesByCategory() throws IOException {
        String sql = "SELECT category, count(*) AS instances FROM instance GROUP BY category";
        return database.read(sql, statement -> {
            Map<Integer, Integer> counts = new HashMap<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                counts.put(rows.getInt("category"), rows.getInt("instances"));
            }
            return counts;
        });
    }

    /**
     * Numbers for data sets, which stay the same as long as the project lives.
     *
     * @param image number of the image, from 1
     * @param instances number of each instance by its id, unique in the project
     */
    public record Numbers(long image, Map<Long, Long> instances) {}

    /** The numbers of an image and its instances; none if nothing is known of it. */
    public Optional<Numbers> numbers(String name) throws IOException {
        String sql = "SELECT image.id AS image, instance.number, instance.id AS instance FROM image"
                + " LEFT JOIN instance ON instance.image = image.id WHERE image.name = ?";
        return database.read(sql, statement -> {
            statement.setString(1, name);
            ResultSet rows = statement.executeQuery();
            Map<Long, Long> instances = new LinkedHashMap<>();
            long image = 0;
            while (rows.next()) {
                image = rows.getLong("image");
                instances.put(rows.getLong("number"), rows.getLong("instance"));
            }
            return image == 0 ? Optional.empty() : Optional.of(new Numbers(image, instances));
        });
    }

    /** The largest number that an image has; 0 if there is none. */
    public long lastImageNumber() throws IOException {
        return database.read("SELECT coalesce(max(id), 0) AS last FROM image", statement -> {
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong("last");
        });
    }

    /** The largest track that an instance has; 0 if none has one. */
    public int lastTrack() throws IOException {
        return database.read("SELECT coalesce(max(track), 0) AS last FROM instance", statement -> {
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getInt("last");
        });
    }

    /**
     * The instances of these tracks that a person made or confirmed, or that are on an image which is done, by the name of
     * their image.
     */
    public Map<String, List<Instance>> seenTo(Set<Integer> tracks) throws IOException {
        String sql = "SELECT instance.*, image.name AS file, image.width, image.height FROM instance"
                + " JOIN image ON image.id = instance.image WHERE track > 0 AND (carried = 0 OR image.status = ?)";
        return database.read(sql, statement -> {
            statement.setString(1, ImageStatus.DONE.toString());
            Map<String, List<Instance>> found = new HashMap<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                if (tracks.contains(rows.getInt("track"))) {
                    Instance instance = InstanceRow.read(rows, new Size(rows.getInt("width"), rows.getInt("height")));
                    found.computeIfAbsent(rows.getString("file"), name -> new ArrayList<>())
                            .add(instance);
                }
            }
            return found;
        });
    }

    /** How far an image is; empty if nothing is known of it. */
    public Optional<ImageStatus> status(String name) throws IOException {
        return database.read("SELECT status FROM image WHERE name = ?", statement -> {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(ImageStatus.of(row.getString("status"))) : Optional.empty();
        });
    }

    /** The images that something is known of, by name. */
    public Map<String, ImageState> states() throws IOException {
        String sql = "SELECT image.name, status, count(instance.number) AS instances FROM image"
                + " LEFT JOIN instance ON instance.image = image.id GROUP BY image.id ORDER BY image.id";
        return database.read(sql, statement -> {
            Map<String, ImageState> states = new LinkedHashMap<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                ImageStatus status = ImageStatus.of(rows.getString("status"));
                states.put(rows.getString("name"), new ImageState(status, rows.getInt("instances")));
            }
            return states;
        });
    }

    /** What is annotated on the image of that name, if something is known of it. */
    public Optional<AnnotatedImage> image(String name) throws IOException {
        Optional<AnnotatedImage> known =
                database.read("SELECT id, width, height FROM image WHERE name = ?", statement -> {
                    statement.setString(1, name);
                    ResultSet row = statement.executeQuery();
                    return row.next()
                            ? Optional.of(
                                    read(name, row.getLong("id"), new Size(row.getInt("width"), row.getInt("height"))))
                            : Optional.empty();
                });
        last = known.orElse(null);
        return known;
    }

    private AnnotatedImage read(String name, long id, Size size) throws SQLException {
        try (PreparedStatement statement =
                database.prepare("SELECT * FROM instance WHERE image = ? ORDER BY position")) {
            statement.setLong(1, id);
            ResultSet rows = statement.executeQuery();
            List<Instance> instances = new ArrayList<>();
            while (rows.next()) {
                instances.add(InstanceRow.read(rows, size));
            }
            return new AnnotatedImage(name, size, instances);
        }
    }

    /** Keeps an image with its instances and its status; only the instances that changed are written. */
    public void keep(AnnotatedImage image, ImageStatus status) throws IOException {
        AnnotatedImage before = last != null && last.file().equals(image.file()) ? last : stored(image);
        database.transaction(connection -> {
            keepInstances(new InstanceRow.Table(connection, keepImage(connection, image, status)), before, image);
        });
        last = image;
    }

    /** Keeps all but the instances, and returns the number of the image. */
    private static long keepImage(Connection connection, AnnotatedImage image, ImageStatus status) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO image (name, width, height, status)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET width = excluded.width,"
                + " height = excluded.height, status = excluded.status RETURNING id")) {
            upsert.setString(1, image.file());
            upsert.setInt(2, image.size().width());
            upsert.setInt(3, image.size().height());
            upsert.setString(4, status.toString());
            ResultSet row = upsert.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private AnnotatedImage stored(AnnotatedImage image) throws IOException {
        return image(image.file()).orElse(AnnotatedImage.of(image.file(), image.size()));
    }

    private static void keepInstances(InstanceRow.Table table, AnnotatedImage before, AnnotatedImage after)
            throws SQLException {
        Set<Long> gone = new HashSet<>();
        before.instances().forEach(instance -> gone.add(instance.id()));
        after.instances().forEach(instance -> gone.remove(instance.id()));
        for (long number : gone) {
            table.delete(number);
        }
        for (int position = 0; position < after.instances().size(); position++) {
            Instance instance = after.instances().get(position);
            boolean unchanged = position < before.instances().size()
                    && before.instances().get(position).equals(instance);
            if (!unchanged) {
                table.put(instance, position);
            }
        }
    }

    /**
     * Makes a copy as it is now, for reading it while the work goes on.
     *
     * @param copy a file that does not exist
     */
    public void copyTo(Path copy) throws IOException {
        database.copyTo(copy);
    }

    /** Something that the program remembers of the project, such as the image that was open. */
    public Optional<String> setting(String key) throws IOException {
        return database.read("SELECT value FROM setting WHERE key = ?", statement -> {
            statement.setString(1, key);
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(row.getString("value")) : Optional.empty();
        });
    }

    /** Remembers something. */
    public void keepSetting(String key, String value) throws IOException {
        database.transaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)")) {
                statement.setString(1, key);
                statement.setString(2, value);
                statement.executeUpdate();
            }
        });
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
