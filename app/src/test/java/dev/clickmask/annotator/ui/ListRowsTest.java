package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.swing.JList;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;

class ListRowsTest {
    @Test
    void rowsThatStay_keepTheirSelection_whateverHappensAroundThem() {
        GuiActionRunner.execute(() -> {
            ListRows<String> rows = new ListRows<>();
            JList<String> list = new JList<>(rows);
            rows.show(List.of("a", "b", "c", "d"));
            list.setSelectedIndex(2);

            rows.show(List.of("new", "a", "b", "c", "d"));
            assertThat(list.getSelectedValuesList()).containsExactly("c");
            rows.show(List.of("c", "d"));
            assertThat(list.getSelectedValuesList()).containsExactly("c");
            rows.show(List.of("c", "x", "y"));
            assertThat(list.getSelectedValuesList()).containsExactly("c");
            assertThat(list.getModel().getSize()).isEqualTo(3);
            assertThat(list.getModel().getElementAt(1)).isEqualTo("x");
            rows.show(List.of());
            assertThat(list.getSelectedValuesList()).isEmpty();
        });
    }
}
