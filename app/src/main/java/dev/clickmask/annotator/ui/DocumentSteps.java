package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import java.util.List;

/** Tells a step on the instances or the categories from another image, selection or view. For the event dispatch thread. */
final class DocumentSteps {
    private final Document document;
    private String file = "";
    private List<Instance> instances = List.of();
    private List<Category> categories = List.of();

    DocumentSteps(Document document) {
        this.document = document;
        isAnother();
    }

    /** Whether there was a step since the last call. */
    @SuppressWarnings("ReferenceEquality") // a document that did not change hands out the same list
    boolean isAnother() {
        String nowOn = document.image().map(image -> image.file()).orElse("");
        boolean edited = nowOn.equals(file) && document.instances() != instances;
        boolean renamed = !document.categories().equals(categories);
        file = nowOn;
        instances = document.instances();
        categories = document.categories();
        return edited || renamed;
    }
}
