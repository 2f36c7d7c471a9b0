package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.document.Instance.Origin;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Rle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as a row of a {@link Spool}. Its column "shape" is a text for run lengths, bytes for polygons and empty
 * bytes for none; "width" and "height" are those of the run lengths; "least", "most_x" and "most_y" tell how far polygons
 * reach.
 */
final class AnnotationRow {
    private final PreparedStatement insert;

    AnnotationRow(Connection connection) throws SQLException {
        this.insert = connection.prepareStatement(
                "INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void insert(CocoAnnotation annotation) throws SQLException {
        double[] box = annotation.given().box();
        insert.setInt(1, annotation.index());
        insert.setString(2, Spool.orNull(annotation.id()));
        insert.setString(3, Spool.orNull(annotation.imageId()));
        insert.setString(4, Spool.orNull(annotation.categoryId()));
        insert.setBoolean(5, annotation.crowd());
        insert.setObject(6, annotation.given().area());
        insert.setBytes(7, box == null ? null : SpoolCode.doubles(box));
        insert.setString(8, annotation.origin().model());
        insert.setFloat(9, annotation.origin().predictedIou());
        insert.setBytes(10, SpoolCode.prompts(annotation.origin().prompts()));
        insert.setLong(11, annotation.weight());
        insert.setFloat(15, annotation.origin().threshold());
        insert.setInt(16, annotation.origin().candidate());
        insert.setString(20, Spool.orNull(annotation.track()));
        insertShape(annotation.shape());
        insertReach(annotation.shape());
        insert.executeUpdate();
    }

    private void insertShape(@Nullable Shape shape) throws SQLException {
        if (shape instanceof Shape.Runs runs) {
            insert.setInt(12, runs.rle().size().width());
            insert.setInt(13, runs.rle().size().height());
            insert.setString(14, runs.rle().compressed());
        } else {
            insert.setObject(12, null);
            insert.setObject(13, null);
            insert.setBytes(14, shape == null ? null : bytes(shape));
        }
    }

    private void insertReach(@Nullable Shape shape) throws SQLException {
        if (shape instanceof Shape.Polygons drawn) {
            insert.setDouble(17, Math.min(drawn.least(ImagePoint::x), drawn.least(ImagePoint::y)));
            insert.setDouble(18, drawn.most(ImagePoint::x));
            insert.setDouble(19, drawn.most(ImagePoint::y));
        } else {
            insert.setObject(17, null);
            insert.setObject(18, null);
            insert.setObject(19, null);
        }
    }

    private static byte[] bytes(Shape shape) {
        return shape instanceof Shape.Polygons drawn ? SpoolCode.polygons(drawn.polygons()) : new byte[0];
    }

    static CocoAnnotation read(ResultSet row) throws SQLException {
        double area = row.getDouble("area");
        Double givenArea = row.wasNull() ? null : area;
        byte[] box = row.getBytes("box");
        Origin origin = new Origin(
                SpoolCode.prompts(row.getBytes("prompts")),
                row.getString("model"),
                row.getFloat("predicted_iou"),
                row.getFloat("threshold"),
                row.getInt("candidate"));
        return new CocoAnnotation(
                row.getInt("position"),
                Spool.orEmpty(row.getString("id")),
                Spool.orEmpty(row.getString("image")),
                Spool.orEmpty(row.getString("category")),
                shape(row),
                row.getBoolean("crowd"),
                origin,
                Spool.orEmpty(row.getString("track")),
                new CocoAnnotation.Measures(givenArea, box == null ? null : SpoolCode.doubles(box)));
    }

    private static @Nullable Shape shape(ResultSet row) throws SQLException {
        int width = row.getInt("width");
        if (!row.wasNull()) {
            return new Shape.Runs(Rle.parse(row.getString("shape"), new Size(width, row.getInt("height"))));
        }
        byte[] code = row.getBytes("shape");
        if (code == null) {
            return null;
        }
        return code.length == 0 ? new Shape.None() : new Shape.Polygons(SpoolCode.polygons(code));
    }
}
