package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.util.List;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class StatusLayoutTest {
    private final JPanel first = cell(10);
    private final JPanel dear = cell(100);
    private final JPanel empty = cell(0);
    private final JPanel cheap = cell(50);
    private final JPanel row;

    StatusLayoutTest() {
        StatusLayout layout = new StatusLayout(16, 200, 32);
        layout.setDispensable(List.of(cheap, empty, dear));
        row = new JPanel(layout);
        for (JPanel cell : List.of(first, dear, empty, cheap)) {
            row.add(cell);
        }
    }

    @Test
    void aWideRow_givesTheFirstCellWhatTheOthersLeave() {
        layOut(1000);
        assertThat(first.getWidth()).isEqualTo(1000 - 116 - 66);
        assertThat(dear.getX()).isEqualTo(first.getWidth() + 16);
        assertThat(cheap.getX()).isEqualTo(1000 - 50);
    }

    @Test
    void aNarrowRow_losesItsLeastImportantCellFirst() {
        layOut(200 + 116 + 66 - 1);
        assertThat(cheap.getWidth()).isZero();
        assertThat(dear.getX() + dear.getWidth()).isEqualTo(200 + 116 + 66 - 1);
        layOut(200 + 116 - 1);
        assertThat(dear.getWidth()).isZero();
        assertThat(first.getWidth()).isEqualTo(200 + 116 - 1);
    }

    private void layOut(int width) {
        row.setSize(width, 32);
        row.doLayout();
    }

    private static JPanel cell(int width) {
        JPanel cell = new JPanel();
        cell.setPreferredSize(new Dimension(width, 20));
        return cell;
    }
}
