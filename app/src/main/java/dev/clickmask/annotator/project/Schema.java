package dev.clickmask.annotator.project;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of a project file, and what brings those of earlier versions up to date. */
final class Schema {
    /** Marks a file as Clickmask's, "CMsk", in SQLite's header field for that. */
    static final int APPLICATION_ID = 0x434D736B;

    /** Counts up whenever an earlier version of the program could not read or would spoil what is kept. */
    static final int VERSION = 3;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE category (id INTEGER PRIMARY KEY, name TEXT NOT NULL, rgb INTEGER NOT NULL,"
                    + " position INTEGER NOT NULL)",
            "CREATE TABLE image (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, width INTEGER NOT NULL,"
                    + " height INTEGER NOT NULL, status TEXT NOT NULL)",
            "CREATE TABLE instance (id INTEGER PRIMARY KEY, image INTEGER NOT NULL REFERENCES image (id),"
                    + " number INTEGER NOT NULL, position INTEGER NOT NULL, category INTEGER NOT NULL,"
                    + " crowd INTEGER NOT NULL, form TEXT NOT NULL, geometry TEXT NOT NULL, prompts TEXT NOT NULL,"
                    + " model TEXT NOT NULL, predicted_iou REAL NOT NULL,"
                    + " threshold REAL NOT NULL DEFAULT 0, candidate INTEGER NOT NULL DEFAULT -1,"
                    + " track INTEGER NOT NULL DEFAULT 0, carried INTEGER NOT NULL DEFAULT 0,"
                    + " UNIQUE (image, number))",
            "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "PRAGMA application_id = " + APPLICATION_ID);

    /** What a file of version n + 1 lacks of the next one, at index n. */
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    "ALTER TABLE instance ADD COLUMN threshold REAL NOT NULL DEFAULT 0",
                    "ALTER TABLE instance ADD COLUMN candidate INTEGER NOT NULL DEFAULT -1"),
            List.of(
                    "ALTER TABLE instance ADD COLUMN track INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE instance ADD COLUMN carried INTEGER NOT NULL DEFAULT 0"));

    /** What came later, and does not trouble earlier versions of the program: every file gets it when it is opened. */
    private static final List<String> ADDED = List.of(
            "CREATE INDEX IF NOT EXISTS instance_category ON instance (category)",
            // The highest number that an instance ever had, so that none gets it again.
            "CREATE TRIGGER IF NOT EXISTS instance_deleted AFTER DELETE ON instance BEGIN"
                    + " INSERT INTO setting (key, value) VALUES ('" + InstanceRow.HIGHEST + "', OLD.id)"
                    + " ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), OLD.id); END");

    private Schema() {}

    /** Writes the tables into an empty file. */
    static void create(Connection connection) throws SQLException {
        execute(connection, TABLES);
        finish(connection);
    }

    /**
     * Brings the tables up to date, within a transaction. It takes the lock that keeps other programs away while this one has
     * the file open, even where there is nothing else to do.
     *
     * @param from version of the file, from 1 to {@link #VERSION}
     */
    static void upgrade(Connection connection, int from) throws SQLException {
        for (List<String> step : STEPS.subList(from - 1, STEPS.size())) {
            execute(connection, step);
        }
        finish(connection);
    }

    private static void finish(Connection connection) throws SQLException {
        execute(connection, List.of("PRAGMA user_version = " + VERSION));
        execute(connection, ADDED);
    }

    private static void execute(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : commands) {
                statement.execute(sql);
            }
        }
    }
}
