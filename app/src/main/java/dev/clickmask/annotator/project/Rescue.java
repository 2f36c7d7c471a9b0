package dev.clickmask.annotator.project;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Brings what can still be read of a damaged project file into a new one. SQLite finds a row by its number as long as the pages that
 * lead to it are whole, so that damage costs the rows of its pages and no others.
 *
 * @param kept the damaged file under its new name
 * @param images number of images that were saved
 * @param instances number of instances that were saved
 * @param lost at most so many instances are missing: numbers that may have been theirs
 */
public record Rescue(Path kept, long images, long instances, long lost) {
    /** So many numbers without a row end a table whose highest number cannot be read. */
    private static final int GAP = 20_000;

    /** And so many, even where a higher one is said to be there. */
    private static final int LONGEST_GAP = 1_000_000;

    /**
     * Puts a new file in the place of a damaged one, which stays beside it.
     *
     * @throws IOException with what to do if the file is whole, open elsewhere, or if nothing can be read of it; it is then as it was
     */
    public static Rescue of(Path file) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".rescue-from.part");
        Path fresh = file.resolveSibling(file.getFileName() + ".rescue-to.part");
        try {
            requireDamaged(file);
            copy(file, copy);
            Files.deleteIfExists(fresh);
            ProjectFile.open(fresh).close();
            Rescue rescue = read(copy, fresh, free(file));
            if (rescue.images == 0) {
                throw new IOException(
                        file + " is damaged so much that nothing can be read of it. Restore it from a copy");
            }
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(file, rescue.kept, StandardCopyOption.ATOMIC_MOVE);
            if (Files.exists(journal(file))) {
                // It would be taken back in the new file.
                Files.move(journal(file), journal(rescue.kept), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return rescue;
        } catch (SQLException e) {
            throw new IOException(
                    file + " is damaged so much that nothing can be read of it. Restore it from a copy", e);
        } finally {
            for (Path part : List.of(copy, fresh)) {
                Files.deleteIfExists(part);
                Files.deleteIfExists(journal(part));
            }
        }
    }

    private static Path journal(Path file) {
        return file.resolveSibling(file.getFileName() + "-journal");
    }

    private static Path free(Path file) {
        Path free = file.resolveSibling(file.getFileName() + ".damaged");
        for (int i = 2; Files.exists(free); i++) {
            free = file.resolveSibling(file.getFileName() + ".damaged." + i);
        }
        return free;
    }

    /** A step that was cut off is taken back in the copy. */
    private static void copy(Path file, Path copy) throws IOException {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        if (Files.exists(journal(file))) {
            Files.copy(journal(file), journal(copy), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private static void requireDamaged(Path file) throws IOException {
        boolean journaled = Files.exists(journal(file));
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            try (ResultSet answer = statement.executeQuery("PRAGMA integrity_check(1)")) {
                if (answer.next() && answer.getString(1).equals("ok")) {
                    throw new IOException(file + " is not damaged; nothing was changed");
                }
            }
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage());
            if (why.contains("SQLITE_BUSY")) {
                throw new IOException(file + " is open in another program. Close it there first", e);
            }
        }
        if (!journaled) {
            Files.deleteIfExists(journal(file));
        }
    }

    private static Rescue read(Path from, Path to, Path kept) throws SQLException, IOException {
        try (Connection damaged = connect(from);
                Connection fresh = connect(to)) {
            // Else SQLite refuses a file that has lost its end.
            change(damaged, "PRAGMA writable_schema = ON");
            fresh.setAutoCommit(false);
            copyRows(damaged, fresh, "category");
            copyRows(damaged, fresh, "image");
            long missing = copyRows(damaged, fresh, "instance");
            copySettings(damaged, fresh);
            missing += change(fresh, "DELETE FROM instance WHERE image NOT IN (SELECT id FROM image)");
            missing += deleteUnreadable(fresh);
            fresh.commit();
            return new Rescue(kept, count(fresh, "image"), count(fresh, "instance"), missing);
        }
    }

    /** @return how many numbers up to the highest were not found, or not readable */
    private static long copyRows(Connection from, Connection to, String table) throws SQLException {
        List<String> columns = common(from, to, table);
        String names = String.join(", ", columns);
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        long found = 0;
        long last = 0;
        String sql = "SELECT %s FROM %s WHERE id = ?".formatted(names, table);
        try (PreparedStatement write =
                to.prepareStatement("INSERT OR IGNORE INTO %s (%s) VALUES (%s)".formatted(table, names, places))) {
            long highest = highest(from, table);
            for (long id = 1; id <= Math.max(Math.min(highest, last + LONGEST_GAP), last + GAP); id++) {
                if (isRead(from, sql, id, write)) {
                    found += write.executeUpdate();
                    last = id;
                }
            }
        }
        return last - found;
    }

    /** With a statement of its own, because one that has met damage finds nothing any more. */
    private static boolean isRead(Connection from, String sql, long id, PreparedStatement write) {
        try (PreparedStatement read = from.prepareStatement(sql)) {
            read.setLong(1, id);
            try (ResultSet row = read.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    write.setObject(column, row.getObject(column));
                }
                return true;
            }
        } catch (SQLException e) {
            return false; // of a page that is damaged
        }
    }

    private static long highest(Connection connection, String table) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM " + table)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    /** A file of an earlier version lacks some. */
    private static List<String> common(Connection from, Connection to, String table) throws SQLException {
        List<String> there = columns(from, table);
        return columns(to, table).stream().filter(there::contains).toList();
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        }
        return names;
    }

    /** What the person looked at, and which numbers were used. */
    private static void copySettings(Connection from, Connection to) {
        try (PreparedStatement write = to.prepareStatement("INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)");
                Statement read = from.createStatement();
                ResultSet rows = read.executeQuery("SELECT key, value FROM setting")) {
            while (rows.next()) {
                write.setString(1, rows.getString(1));
                write.setString(2, rows.getString(2));
                write.executeUpdate();
            }
        } catch (SQLException e) {
            System.getLogger(Rescue.class.getName()).log(System.Logger.Level.DEBUG, "settings are lost", e);
        }
    }

    private static long change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Rows that SQLite reads, but whose text was hit. */
    private static long deleteUnreadable(Connection connection) throws SQLException {
        List<String> bad = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT instance.*, image.width, image.height FROM instance JOIN image ON image.id = instance.image")) {
            while (rows.next()) {
                if (!isReadable(rows)) {
                    bad.add(rows.getString("id"));
                }
            }
        }
        return bad.isEmpty()
                ? 0
                : change(connection, "DELETE FROM instance WHERE id IN (" + String.join(",", bad) + ")");
    }

    private static boolean isReadable(ResultSet row) {
        try {
            InstanceRow.read(row, new Size(row.getInt("width"), row.getInt("height")));
            return true;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
