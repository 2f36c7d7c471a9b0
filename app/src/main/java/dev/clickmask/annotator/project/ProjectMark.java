package dev.clickmask.annotator.project;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Tells who wrote a project file last: a text of his own that each who opens the file leaves in it with the first thing that he
 * writes. Who opens it again sees by that whether it is still as he left it.
 */
final class ProjectMark {
    private static final String KEY = "mark";

    private final String own;
    private String found = "";
    /** Whether the file is known, and may get the mark with what is written next. */
    private boolean looked;
    /** Whether it got it in the transaction that is under way. */
    private boolean written;

    private boolean set;

    /** @param own what no other has */
    ProjectMark(String own) {
        this.own = own;
    }

    /** The mark that the file had when it was opened; empty if there was no file. */
    String found() {
        return found;
    }

    /** The file is being made. */
    void begin(Connection connection) throws SQLException {
        write(connection);
        looked = true;
    }

    /** The file is there; one of an earlier version gets a mark. */
    void find(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)")) {
            statement.setString(1, KEY);
            statement.setString(2, own);
            statement.executeUpdate();
        }
        look(connection);
        looked = true;
        set = found.equals(own);
    }

    /** The file is there and cannot be written. */
    void look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM setting WHERE key = ?")) {
            statement.setString(1, KEY);
            ResultSet row = statement.executeQuery();
            found = row.next() ? row.getString(1) : "";
        }
    }

    /** Something is going to be written, in the same transaction. */
    void set(Connection connection) throws SQLException {
        written = false;
        if (looked && !set) {
            write(connection);
        }
    }

    /** That transaction is on the disk. */
    void kept() {
        set |= written;
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)")) {
            statement.setString(1, KEY);
            statement.setString(2, own);
            statement.executeUpdate();
        }
        written = true;
    }
}
