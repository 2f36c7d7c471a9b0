package dev.clickmask.annotator.dataset.coco;

import java.io.IOException;

/** Checks the entries of a file against each other: ids that are there twice or point nowhere, and sizes that differ. */
final class References {
    /** About how many bytes the instances of one image may take: what a machine with little memory can still hold. */
    private static final long MAX_WEIGHT = 1L << 28;

    private final Spool spool;
    private final Defects defects;
    private final Defects redundant;

    References(Spool spool, Defects defects, Defects redundant) {
        this.spool = spool;
        this.defects = defects;
        this.redundant = redundant;
    }

    void check() throws IOException {
        duplicates("categories", "category", "id", defects);
        duplicates("images", "image", "id", defects);
        duplicates("images", "image", "name", defects);
        duplicates("annotations", "annotation", "id", redundant);
        dangling("image");
        dangling("category");
        runsOfOtherSize();
        tooMuchForOneImage();
    }

    private void duplicates(String section, String table, String column, Defects sink) throws IOException {
        String sql = "SELECT position, first, value FROM (SELECT position, " + column + " AS value,"
                + " min(position) OVER (PARTITION BY " + column + ") AS first FROM " + table
                + " WHERE " + column + " IS NOT NULL) WHERE position > first ORDER BY position";
        String field = column.equals("name") ? "file_name" : column;
        spool.query(
                sql,
                row -> sink.add(
                        place(section, row.getInt("position")) + "." + field,
                        "\"" + row.getString("value") + "\" is that of " + place(section, row.getInt("first"))
                                + " too"));
    }

    private void dangling(String table) throws IOException {
        String sql = "SELECT position, " + table + " FROM annotation WHERE " + table + " IS NOT NULL AND " + table
                + " NOT IN (SELECT id FROM " + table + " WHERE id IS NOT NULL) ORDER BY position";
        spool.query(
                sql,
                row -> defects.add(
                        place("annotations", row.getInt(1)) + "." + table + "_id",
                        "there is no " + table + " of id \"" + row.getString(2) + "\""));
    }

    private void runsOfOtherSize() throws IOException {
        String sql = "SELECT annotation.position, annotation.width, annotation.height, image.width, image.height"
                + " FROM annotation JOIN image ON image.id = annotation.image"
                + " WHERE annotation.width <> image.width OR annotation.height <> image.height"
                + " ORDER BY annotation.position";
        spool.query(
                sql,
                row -> defects.add(
                        place("annotations", row.getInt(1)) + ".segmentation.size",
                        "run lengths of an image of " + row.getInt(2) + " x " + row.getInt(3) + ", but its image has "
                                + row.getInt(4) + " x " + row.getInt(5)));
    }

    private void tooMuchForOneImage() throws IOException {
        String sql = "SELECT image.position FROM image JOIN annotation ON annotation.image = image.id"
                + " GROUP BY image.position HAVING sum(weight) > " + MAX_WEIGHT;
        spool.query(
                sql,
                row -> defects.add(
                        place("images", row.getInt(1)),
                        "its annotations would take more than " + (MAX_WEIGHT >> 20) + " MB of memory"));
    }

    /** JSON path of an entry. */
    static String place(String section, int position) {
        return "$." + section + "[" + position + "]";
    }
}
