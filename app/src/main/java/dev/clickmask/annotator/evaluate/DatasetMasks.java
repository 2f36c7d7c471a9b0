package dev.clickmask.annotator.evaluate;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instances of a data set or project. Crowds are left out, because nobody can click on them as on one object, and so
 * are instances without a pixel.
 */
public final class DatasetMasks extends EvaluationData {
    private final DatasetReader dataset;
    private final Pictures pictures;
    private final Map<Integer, String> categories = new HashMap<>();

    /**
     * All instances.
     *
     * @param dataset closed by the caller, after this
     * @param pictures those of the images that it names
     */
    public DatasetMasks(DatasetReader dataset, Pictures pictures) {
        this.dataset = dataset;
        this.pictures = pictures;
        dataset.categories().forEach(category -> categories.put(category.id(), category.name()));
    }

    /** Reads the picture of an image. */
    @FunctionalInterface
    public interface Pictures {
        /** The picture of that name. */
        RgbImage read(String image) throws IOException;
    }

    @Override
    public int size() throws IOException {
        int[] size = new int[1];
        forEachImage(image -> size[0] += image.items().size());
        return size[0];
    }

    @Override
    void forEachImage(ImageConsumer consumer) throws IOException {
        dataset.forEachImage(image -> {
            List<EvaluationItem> items = items(image);
            if (!items.isEmpty()) {
                consumer.accept(new EvaluationImage(() -> pictures.read(image.file()), items));
            }
        });
    }

    private List<EvaluationItem> items(AnnotatedImage image) {
        List<EvaluationItem> items = new ArrayList<>();
        for (Instance instance : image.instances()) {
            Mask object = instance.segmentation().mask();
            if (!instance.crowd() && !object.isEmpty()) {
                String name = instance.id() + " " + categories.getOrDefault(instance.categoryId(), "");
                items.add(new EvaluationItem(image.file(), name.strip(), size -> truth(image, object, size)));
            }
        }
        return items;
    }

    private static Truth truth(AnnotatedImage image, Mask object, Size imageSize) throws IOException {
        if (!object.size().equals(imageSize)) {
            throw new IOException(image.file() + " is " + imageSize + " but the data set says " + object.size()
                    + ". Give the images that the data set was made of");
        }
        return new Truth(object, Mask.empty(imageSize));
    }
}
