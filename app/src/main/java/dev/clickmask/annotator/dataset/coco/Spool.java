package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.sam.geometry.Size;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Entries of a COCO file on the disk, so that annotations in any order can be found by image without keeping them in
 * memory: a SQLite file in the folder for temporary files, deleted when closed.
 */
final class Spool implements Closeable {
    private static final String[] SCHEMA = {
        "CREATE TABLE category (position INTEGER PRIMARY KEY, id TEXT, name TEXT)",
        "CREATE TABLE image (position INTEGER PRIMARY KEY, id TEXT, name TEXT, width INTEGER, height INTEGER)",
        "CREATE TABLE annotation (position INTEGER PRIMARY KEY, id TEXT, image TEXT, category TEXT, crowd INTEGER,"
                + " area REAL, box BLOB, model TEXT, predicted_iou REAL, prompts BLOB,"
                + " weight INTEGER, width INTEGER, height INTEGER, shape, threshold REAL, candidate INTEGER,"
                + " least REAL, most_x REAL, most_y REAL, track TEXT)"
    };

    private final Path file;
    private final Connection connection;
    private final PreparedStatement addCategory;
    private final PreparedStatement addImage;
    private final AnnotationRow addAnnotation;
    private @Nullable Space space;

    private Spool(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        this.addCategory = connection.prepareStatement("INSERT INTO category VALUES (?, ?, ?)");
        this.addImage = connection.prepareStatement("INSERT INTO image VALUES (?, ?, ?, ?, ?)");
        this.addAnnotation = new AnnotationRow(connection);
    }

    /** A new one without entries. */
    static Spool create() throws IOException {
        Path file = Files.createTempFile("clickmask-", ".spool");
        SQLiteConfig settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.OFF);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        settings.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        try {
            return new Spool(file, settings.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw failure(file, e);
        }
    }

    /** Notes what the file says its masks lie on. */
    void setSpace(Space said) {
        space = said;
    }

    Optional<Space> space() {
        return Optional.ofNullable(space);
    }

    void add(CocoCategory category) throws IOException {
        execute(() -> {
            addCategory.setInt(1, category.index());
            addCategory.setString(2, orNull(category.id()));
            addCategory.setString(3, category.name());
            addCategory.executeUpdate();
        });
    }

    void add(CocoImage image) throws IOException {
        execute(() -> {
            Size size = image.size();
            addImage.setInt(1, image.index());
            addImage.setString(2, orNull(image.id()));
            addImage.setString(3, orNull(image.file()));
            addImage.setObject(4, size == null ? null : size.width());
            addImage.setObject(5, size == null ? null : size.height());
            addImage.executeUpdate();
        });
    }

    void add(CocoAnnotation annotation) throws IOException {
        execute(() -> addAnnotation.insert(annotation));
    }

    /** Makes the annotations of an image quick to find; called once, when all entries are there. */
    void index() throws IOException {
        execute(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE INDEX category_by_id ON category (id)");
                statement.execute("CREATE INDEX image_by_id ON image (id)");
                statement.execute("CREATE INDEX annotation_by_image ON annotation (image)");
            }
        });
    }

    List<CocoCategory> categories() throws IOException {
        List<CocoCategory> categories = new ArrayList<>();
        query("SELECT position, id, name FROM category ORDER BY position", row -> {
            categories.add(new CocoCategory(row.getInt(1), orEmpty(row.getString(2)), row.getString(3)));
        });
        return categories;
    }

    /** All images in the order of the file. */
    void forEachImage(Consumer<CocoImage> consumer) throws IOException {
        query("SELECT * FROM image ORDER BY position", row -> {
            int width = row.getInt("width");
            Size size = row.wasNull() ? null : new Size(width, row.getInt("height"));
            consumer.accept(new CocoImage(
                    row.getInt("position"), orEmpty(row.getString("id")), orEmpty(row.getString("name")), size));
        });
    }

    /** All annotations of an image in the order of the file. */
    void forEachAnnotation(CocoImage image, Consumer<CocoAnnotation> consumer) throws IOException {
        query(
                "SELECT * FROM annotation WHERE image = ? ORDER BY position",
                row -> consumer.accept(AnnotationRow.read(row)),
                image.id());
    }

    /** Runs a query and hands out its rows. */
    void query(String sql, Consumer<ResultSet> rows, String... parameters) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                rows.accept(row);
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Takes what comes out of the spool. */
    @FunctionalInterface
    interface Consumer<T> {
        void accept(T value) throws IOException, SQLException;
    }

    private interface Update {
        void run() throws SQLException;
    }

    private void execute(Update update) throws IOException {
        try {
            update.run();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static IOException failure(Path file, SQLException e) {
        return new IOException(
                "The temporary file " + file + " could not be written or read. Make room on its disk, or choose another"
                        + " folder for temporary files with -Djava.io.tmpdir",
                e);
    }

    @Override
    public void close() throws IOException {
        try {
            execute(connection::close);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
