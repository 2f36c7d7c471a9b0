package dev.clickmask.annotator.project;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.sam.geometry.Size;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An instance as a row of the project file. */
final class InstanceRow {
    /** Key of the setting that has the highest number of all instances that were deleted. */
    static final String HIGHEST = "highest instance";

    private InstanceRow() {}

    static Instance read(ResultSet row, Size size) throws SQLException {
        Segmentation segmentation = GeometryText.read(row.getString("form"), row.getString("geometry"), size);
        Instance.Origin origin = new Instance.Origin(
                PromptJson.read(row.getString("prompts")),
                row.getString("model"),
                row.getFloat("predicted_iou"),
                row.getFloat("threshold"),
                row.getInt("candidate"));
        return new Instance(
                row.getLong("number"),
                row.getInt("category"),
                segmentation,
                row.getBoolean("crowd"),
                origin,
                track(row));
    }

    private static Track track(ResultSet row) throws SQLException {
        return new Track(row.getInt("track"), row.getBoolean("carried"));
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
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO instance (id,"
                    + " image, number, position, category, crowd, form, geometry, prompts, model, predicted_iou,"
                    + " threshold, candidate, track, carried)"
                    + " VALUES (1 + max(coalesce((SELECT max(id) FROM instance), 0), coalesce("
                    + "(SELECT CAST(value AS INTEGER) FROM setting WHERE key = '" + HIGHEST + "'), 0)),"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (image, number) DO UPDATE SET position = excluded.position,"
                    + " category = excluded.category, crowd = excluded.crowd, form = excluded.form,"
                    + " geometry = excluded.geometry, prompts = excluded.prompts, model = excluded.model,"
                    + " predicted_iou = excluded.predicted_iou, threshold = excluded.threshold,"
                    + " candidate = excluded.candidate,"
                    + " track = excluded.track, carried = excluded.carried")) {
                statement.setLong(1, image);
                statement.setLong(2, instance.id());
                statement.setInt(3, position);
                statement.setInt(4, instance.categoryId());
                statement.setBoolean(5, instance.crowd());
                statement.setString(6, GeometryText.form(instance.segmentation()));
                statement.setString(7, GeometryText.write(instance.segmentation()));
                statement.setString(8, PromptJson.write(instance.origin().prompts()));
                statement.setString(9, instance.origin().model());
                statement.setFloat(10, instance.origin().predictedIou());
                statement.setFloat(11, instance.origin().threshold());
                statement.setInt(12, instance.origin().candidate());
                statement.setInt(13, instance.track().id());
                statement.setBoolean(14, instance.track().carried());
                statement.executeUpdate();
            }
        }
    }
}
