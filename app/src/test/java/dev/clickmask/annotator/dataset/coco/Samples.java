package dev.clickmask.annotator.dataset.coco;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** COCO files as other programs write them, made small. */
final class Samples {
    /** A file with polygons and all kinds of run lengths. */
    static final String OFFICIAL = "pycocotools.json";

    private Samples() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream("/coco/" + name)) {
            if (in == null) {
                throw new IOException("no sample " + name);
            }
            return in.readAllBytes();
        }
    }

    static Path in(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    static Path text(Path folder, String json) throws IOException {
        return Files.writeString(folder.resolve("test.json"), json, StandardCharsets.UTF_8);
    }

    /** A file of one image of 20 x 12, category 1 and the entries of "annotations". */
    static String withAnnotations(String annotations) {
        return """
                {"images": [{"id": 1, "file_name": "a.png", "width": 20, "height": 12}],
                 "categories": [{"id": 1, "name": "cat"}],
                 "annotations": [%s]}""".formatted(annotations);
    }

    /** The same with one annotation of this segmentation. */
    static String withSegmentation(String segmentation) {
        return withAnnotations(
                "{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"segmentation\": " + segmentation + "}");
    }
}
