package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusLayoutTest {
    private final Component first = cell(10);
    private final Component dear = cell(100);
    private final Component empty = cell(0);
    private final Component cheap = cell(50);
    private final Container row = new Container();

    StatusLayoutTest() {
        StatusLayout layout = new StatusLayout(16, 200, 32);
        layout.setDispensable(List.of(cheap, empty, dear));
        row.setLayout(layout);
        for (Component cell : List.of(first, dear, empty, cheap)) {
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

    private static Component cell(int width) {
        Component cell = new Container();
        cell.setPreferredSize(new Dimension(width, 20));
        return cell;
    }
}
