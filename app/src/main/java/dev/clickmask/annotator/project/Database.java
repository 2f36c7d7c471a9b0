package dev.clickmask.annotator.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A connection to a project file, with transactions and errors that a person understands. */
final class Database implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final ProjectMark mark;
    private @Nullable Object key;
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

    /** Whether a file is of use that can be read but not written. */
    enum Need {
        TO_WRITE,
        TO_READ
    }

    /** @param own the mark that the file gets with the first thing that is written here */
    static Database open(Path file, String own, Need need) throws IOException {
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
            database.prepareSchema(need);
            database.key = key(file);
            return database;
        } catch (IOException e) {
            database.close();
            throw e;
        }
    }

    /** Writes the tables into a new file, brings an older one up to date and refuses one that is of another program or a later version. */
    private void prepareSchema(Need need) throws IOException {
        int version = read("PRAGMA user_version", Database::number);
        int application = read("PRAGMA application_id", Database::number);
        if (version == 0 && read("SELECT count(*) FROM sqlite_schema", Database::number) == 0) {
            transaction(fresh -> {
                Schema.create(fresh);
                mark.begin(fresh);
            });
        } else if (application != Schema.APPLICATION_ID || version < 1) {
            throw new IOException(file + " is not a project of Clickmask. Move it away or choose another place");
        } else if (version > Schema.VERSION) {
            throw new IOException(file + " was made by a later version of Clickmask. Install that version to open it");
        } else {
            if (version < Schema.VERSION) {
                Backup.make(this, file, version);
            }
            prepareThisVersion(version, need);
        }
    }

    private void prepareThisVersion(int version, Need need) throws IOException {
        try {
            transaction(locked -> {
                Schema.upgrade(locked, version);
                mark.find(locked);
            });
        } catch (NotWritableException e) {
            if (need == Need.TO_WRITE || version < Schema.VERSION) {
                throw e;
            }
            try {
                mark.look(connection);
            } catch (SQLException unreadable) {
                throw failure(file, unreadable);
            }
        }
    }

    /** Whether the file is still where it was opened: not taken away, nor another put in its place. */
    boolean isInPlace() {
        try {
            return Objects.equals(key, key(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** What no other file has at the same time; null where the system tells no such thing, as Windows. */
    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
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

    /** Makes a copy as the file is now; {@code copy} is a file that does not exist. */
    void copyTo(Path copy) throws IOException {
        read("VACUUM INTO ?", statement -> {
            statement.setString(1, copy.toAbsolutePath().toString());
            return statement.execute();
        });
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
                together = false;
                if (done) {
                    connection.setAutoCommit(true);
                } else {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void rollBack() {
        quietly(connection::rollback);
        quietly(() -> connection.setAutoCommit(true));
    }

    private interface Ending {
        void run() throws SQLException;
    }

    /** On a full disk SQLite has ended the transaction itself, and complains; the person has to hear of what was wrong before. */
    private static void quietly(Ending ending) {
        try {
            ending.run();
        } catch (SQLException e) {
            System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG, "ended already", e);
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
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code & 0xFF);
        String sentence = file + " " + sentence(primary);
        return switch (primary) {
            case SQLITE_FULL -> new DiskFullException(sentence, e);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> new NotWritableException(sentence, e);
            default -> new IOException(sentence, e);
        };
    }

    private static String sentence(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "is open in another program. Close it there first";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                "cannot be written. Check who may write there, or choose another place";
            case SQLITE_FULL -> "cannot grow because the disk is full. Make room; the work stays in memory until then";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "is damaged or not a project of Clickmask. Restore it from a copy, or save what can be read with clickmask rescue";
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
