package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import javax.swing.JList;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRendererTest {
    private static final int NARROW = 150;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongName_isCut_andNothingLiesOverAnything(boolean marked) {
        GuiActionRunner.execute(() -> {
            int end = 0;
            for (Component part : laidOut(marked).getComponents()) {
                assertThat(part.getX()).isGreaterThanOrEqualTo(end);
                end = part.getX() + part.getWidth();
            }
            assertThat(end).isLessThanOrEqualTo(NARROW);
        });
    }

    @Test
    void theNumber_isShownInFull_howeverLongTheName() {
        GuiActionRunner.execute(() -> {
            Component number = laidOut(false).getComponent(1);
            assertThat(number.getWidth()).isGreaterThanOrEqualTo(number.getPreferredSize().width);
        });
    }

    private static Container laidOut(boolean marked) {
        RowRenderer.Row row = new RowRenderer.Row(
                "3",
                new Swatch(0x56B4E9),
                "a category whose name is longer than the panel is wide",
                "12,304",
                " px",
                new EyeIcon(true),
                false,
                "");
        RowRenderer<String> renderer = new RowRenderer<>(any -> row, marked);
        renderer.getListCellRendererComponent(new JList<>(), "", 0, false, false);
        renderer.setSize(NARROW, 28);
        renderer.doLayout();
        return renderer;
    }
}
