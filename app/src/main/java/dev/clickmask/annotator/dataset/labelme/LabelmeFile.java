package dev.clickmask.annotator.dataset.labelme;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.FolderFiles;
import dev.clickmask.annotator.dataset.JsonPlace;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What one LabelMe file says.
 *
 * @param image name of the image
 * @param size of the image
 * @param objects in the order of the file
 */
record LabelmeFile(String image, Size size, List<LabelmeObject> objects) {
    private static final Set<String> WANTED = Set.of("shapes", "imagePath", "imageWidth", "imageHeight");
    private static final Pattern ABSOLUTE = Pattern.compile("/|[A-Za-z]:");

    /** Reads a file, without the copy of the image that most have in them. */
    static LabelmeFile read(Path file, Path images, Space space, Consumer<Finding> findings) throws IOException {
        JsonPlace root = new JsonPlace(file, "$", wanted(file));
        String image = imageName(root.member("imagePath"), images);
        Size size = size(root, images.resolve(image), space);
        ShapeReader shapes = new ShapeReader(size, findings);
        JsonPlace list = root.member("shapes");
        for (int i = 0; i < list.length(); i++) {
            shapes.read(list.element(i));
        }
        return new LabelmeFile(image, size, shapes.objects());
    }

    private static ObjectNode wanted(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (JsonParser json = mapper.createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedDatasetException(new Finding(file, "$", "is not an object"));
            }
            ObjectNode wanted = mapper.createObjectNode();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (WANTED.contains(name)) {
                    wanted.set(name, mapper.readTree(json));
                } else {
                    json.skipChildren();
                }
            }
            return wanted;
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            throw new MalformedDatasetException(new Finding(file, place, "is not valid JSON"), e);
        }
    }

    /** The path is relative to the JSON file; what comes out is relative to the folder of images. */
    private static String imageName(JsonPlace path, Path images) throws MalformedDatasetException {
        String given = path.text().replace('\\', '/');
        if (ABSOLUTE.matcher(given).lookingAt()) {
            throw path.malformed("is absolute; it must be relative to this file");
        }
        Path root = images.toAbsolutePath().normalize();
        Path image = path.file().toAbsolutePath().resolveSibling(given).normalize();
        if (!image.startsWith(root) || image.equals(root)) {
            throw path.malformed("leads out of the folder of images, " + images);
        }
        return FolderFiles.name(root, image);
    }

    /** Old files do not say the size. */
    private static Size size(JsonPlace root, Path image, Space space) throws IOException {
        JsonPlace width = root.optional("imageWidth");
        JsonPlace height = root.optional("imageHeight");
        return width == null || height == null
                ? space.of(ImageFiles.info(image))
                : new Size(width.integer(1, Integer.MAX_VALUE), height.integer(1, Integer.MAX_VALUE));
    }
}
