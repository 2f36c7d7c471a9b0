package dev.clickmask.annotator.canvas;

import static dev.clickmask.annotator.canvas.FakeEditing.box;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.ImagePoint;
import org.junit.jupiter.api.Test;

class PickerTest {
    private static final ImagePoint BOTH = new ImagePoint(25.5, 25.5);

    private final FakeEditing editing = new FakeEditing();
    private final Document document = editing.document();
    private final Picker picker = new Picker(document);
    private final long below = editing.add(box(10, 10, 30, 30));
    private final long above = editing.add(box(20, 20, 30, 30));

    @Test
    void aClick_selectsTheTopmost_andAgainTheOneBelow_andAgainTheTopmost() {
        picker.select(BOTH);
        assertThat(document.selection()).map(Instance::id).contains(above);
        picker.select(BOTH);
        assertThat(document.selection()).map(Instance::id).contains(below);
        picker.select(BOTH);
        assertThat(document.selection()).map(Instance::id).contains(above);
    }

    @Test
    void aClickOnNothing_clearsTheSelection() {
        picker.select(BOTH);
        picker.select(new ImagePoint(90, 5));
        assertThat(document.selection()).isEmpty();
        picker.select(BOTH);
        picker.select(new ImagePoint(-3, -3));
        assertThat(document.selection()).isEmpty();
    }

    @Test
    void whatIsToBeOpenedAgain_isTheSelectedOneIfItIsThere() {
        assertThat(picker.preferred(BOTH)).map(Instance::id).contains(above);
        document.select(below);
        assertThat(picker.preferred(BOTH)).map(Instance::id).contains(below);
        assertThat(picker.preferred(new ImagePoint(45, 45))).map(Instance::id).contains(above);
    }
}
