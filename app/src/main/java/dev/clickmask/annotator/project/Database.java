package dev.clickmask.annotator.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A connection to a project file, with transactions and errors that a person understands. */
final class Database implements AutoCloseable {
    /** Marks a file as Clickmask's, "CMsk", in SQLite's header field for that. */
    private static final int APPLICATION_ID = 0x434D736B;

    private static final int SCHEMA_VERSION = 2;
    private static final String[] SCHEMA = {
        "CREATE TABLE category (id INTEGER PRIMARY KEY, name TEXT NOT NULL, rgb INTEGER NOT NULL,"
                + " position INTEGER NOT NULL)",
        "CREATE TABLE image (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, width INTEGER NOT NULL,"
                + " height INTEGER NOT NULL, status TEXT NOT NULL)",
        "CREATE TABLE instance (id INTEGER PRIMARY KEY, image INTEGER NOT NULL REFERENCES image (id), number INTEGER NOT NULL,"
                + " position INTEGER NOT NULL, category INTEGER NOT NULL, crowd INTEGER NOT NULL,"
                + " form TEXT NOT NULL, geometry TEXT NOT NULL, prompts TEXT NOT NULL,"
                + " model TEXT NOT NULL, predicted_iou REAL NOT NULL,"
                + " threshold REAL NOT NULL DEFAULT 0, candidate INTEGER NOT NULL DEFAULT -1,"
                + " UNIQUE (image, number))",
        "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "PRAGMA application_id = " + APPLICATION_ID,
        "PRAGMA user_version = " + SCHEMA_VERSION
    };

    /** What a file of version 1 lacks. */
    private static final String[] SINCE_1 = {
        "ALTER TABLE instance ADD COLUMN threshold REAL NOT NULL DEFAULT 0",
        "ALTER TABLE instance ADD COLUMN candidate INTEGER NOT NULL DEFAULT -1",
        "PRAGMA user_version = " + SCHEMA_VERSION
    };
    /** Changes nothing, but takes the lock that keeps other programs away while this one has the file open. */
    private static final String[] LOCK = {"PRAGMA user_version = " + SCHEMA_VERSION};

    /** What came later, and does not trouble earlier versions of the program: every file gets it when it is opened. */
    private static final String[] ADDED = {
        "CREATE INDEX IF NOT EXISTS instance_category ON instance (category)",
        // The highest number that an instance ever had, so that none gets it again.
        "CREATE TRIGGER IF NOT EXISTS instance_deleted AFTER DELETE ON instance BEGIN"
                + " INSERT INTO setting (key, value) VALUES ('" + InstanceRow.HIGHEST + "', OLD.id)"
                + " ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), OLD.id); END"
    };

    private final Path file;
    private final Connection connection;
    private final ProjectMark mark;
    private boolean together;

    private Database(Path file, Connection connection, String own) {
        this.file = file;
        this.connection = connection;
        mark = new ProjectMark(own);
    }

    interface Reading<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    interface Writing {
        void with(Connection connection) throws SQLException;
    }

    interface Work {
        void run() throws IOException;
    }

    /** @param own the mark that the file gets with the first thing that is written here */
    static Database open(Path file, String own) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(file + " cannot be made: there is no such folder. Choose another place");
        }
        SQLiteConfig settings = new SQLiteConfig();
        settings.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        settings.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.enforceForeignKeys(true);
        Database database;
        try {
            database = new Database(file, settings.createConnection("jdbc:sqlite:" + file.toAbsolutePath()), own);
        } catch (SQLException e) {
            throw failure(file, e);
        }
        try {
            database.prepareSchema();
            return database;
        } catch (IOException e) {
            database.close();
            throw e;
        }
    }

    /** Writes the tables into a new file, brings an older one up to date and refuses one that is of another program or a later version. */
    private void prepareSchema() throws IOException {
        int version = read("PRAGMA user_version", Database::number);
        int application = read("PRAGMA application_id", Database::number);
        if (version == 0 && read("SELECT count(*) FROM sqlite_schema", Database::number) == 0) {
            transaction(fresh -> {
                execute(fresh, SCHEMA);
                execute(fresh, ADDED);
                mark.begin(fresh);
            });
        } else if (application != APPLICATION_ID) {
            throw new IOException(file + " is not a project of Clickmask. Move it away or choose another place");
        } else if (version > SCHEMA_VERSION) {
            throw new IOException(file + " was made by a later version of Clickmask. Install that version to open it");
        } else {
            transaction(locked -> {
                execute(locked, version == SCHEMA_VERSION ? LOCK : SINCE_1);
                execute(locked, ADDED);
                mark.find(locked);
            });
        }
    }

    private static void execute(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : commands) {
                statement.execute(sql);
            }
        }
    }

    /** The mark that the file had when it was opened; empty if there was none. */
    String markFound() {
        return mark.found();
    }

    private static int number(PreparedStatement statement) throws SQLException {
        ResultSet row = statement.executeQuery();
        row.next();
        return row.getInt(1);
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    <T> T read(String sql, Reading<T> reading) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return reading.with(statement);
        } catch (SQLException | IllegalArgumentException e) {
            throw failure(file, e);
        }
    }

    /** Makes all transactions within the work one, which happens as a whole or not at all. */
    void together(Work work) throws IOException {
        if (together) {
            work.run();
            return;
        }
        try {
            connection.setAutoCommit(false);
            together = true;
            boolean done = false;
            try {
                mark.set(connection);
                work.run();
                connection.commit();
                mark.kept();
                done = true;
            } finally {
                // Also after an error such as one of memory: what comes next would commit.
                if (!done) {
                    connection.rollback();
                }
                together = false;
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    void transaction(Writing writing) throws IOException {
        together(() -> {
            try {
                writing.with(connection);
            } catch (SQLException e) {
                throw failure(file, e);
            }
        });
    }

    private static IOException failure(Path file, Exception e) {
        int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : 0;
        // An extended code tells in its lower byte which primary one it is of.
        return new IOException(file + " " + sentence(SQLiteErrorCode.getErrorCode(code & 0xFF)), e);
    }

    private static String sentence(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "is open in another program. Close it there first";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                "cannot be written. Check who may write there, or choose another place";
            case SQLITE_FULL -> "cannot grow because the disk is full. Make room; the work stays in memory until then";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "is damaged or not a project of Clickmask. Restore it from a copy, or move it away";
            default -> "could not be read or written. Check the disk; the work stays in memory until then";
        };
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }
}
