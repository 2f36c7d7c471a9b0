package dev.clickmask.annotator.project;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Rle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An instance as a row of the project file: the mask as COCO's compressed run-length code, the prompts as JSON. */
final class InstanceRow {
    private InstanceRow() {}

    static Instance read(ResultSet row, Size size) throws SQLException {
        Segmentation segmentation =
                new Segmentation.Pixels(Rle.parse(row.getString("mask"), size).toMask());
        Instance.Origin origin = new Instance.Origin(
                PromptJson.read(row.getString("prompts")), row.getString("model"), row.getFloat("predicted_iou"));
        return new Instance(row.getLong("number"), row.getInt("category"), segmentation, origin);
    }

    /** The rows of one image, within a transaction that closes the connection's statements. */
    static final class Table {
        private final Connection connection;
        private final long image;

        Table(Connection connection, long image) {
            this.connection = connection;
            this.image = image;
        }

        void delete(long number) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM instance WHERE image = ? AND number = ?")) {
                statement.setLong(1, image);
                statement.setLong(2, number);
                statement.executeUpdate();
            }
        }

        void put(Instance instance, int position) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("INSERT OR REPLACE INTO instance"
                    + " (image, number, position, category, mask, prompts, model, predicted_iou)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                statement.setLong(1, image);
                statement.setLong(2, instance.id());
                statement.setInt(3, position);
                statement.setInt(4, instance.categoryId());
                statement.setString(5, Rle.of(instance.segmentation().mask()).compressed());
                statement.setString(6, PromptJson.write(instance.origin().prompts()));
                statement.setString(7, instance.origin().model());
                statement.setFloat(8, instance.origin().predictedIou());
                statement.executeUpdate();
            }
        }
    }
}
