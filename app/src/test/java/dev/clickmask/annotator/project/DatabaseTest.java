package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    /** A file that may not get more pages behaves as one on a full disk. */
    @Test
    void aFullDisk_isToldAsWhatItIs_andTheFileStaysReadable() throws IOException {
        try (Database database = Database.open(folder.resolve(ProjectFile.NAME), "mark", Database.Need.TO_WRITE)) {
            database.read("PRAGMA max_page_count = 1", PreparedStatement::execute);

            assertThatThrownBy(() -> keep(database, "x".repeat(100_000)))
                    .isInstanceOf(DiskFullException.class)
                    .hasMessageContaining("cannot grow because the disk is full");

            assertThat(database.<Boolean>read("SELECT * FROM image", PreparedStatement::execute))
                    .isTrue();
            database.read("PRAGMA max_page_count = 100000", PreparedStatement::execute);
            keep(database, "x".repeat(100_000));
        }
    }

    private static void keep(Database database, String text) throws IOException {
        database.transaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO setting (key, value) VALUES ('a', ?)")) {
                statement.setString(1, text);
                statement.executeUpdate();
            }
        });
    }
}
