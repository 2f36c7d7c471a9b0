package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.icons.FlatAbstractIcon;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;

/** The colour of a category as a small square. */
final class Swatch extends FlatAbstractIcon {
    private static final int SIZE = 14;
    private static final int ARC = 4;

    private final Color fill;

    Swatch(int rgb) {
        super(SIZE, SIZE, null);
        fill = new Color(rgb);
    }

    @Override
    protected void paintIcon(Component c, Graphics2D g) {
        g.setColor(fill.darker());
        g.fillRoundRect(0, 0, SIZE, SIZE, ARC, ARC);
        g.setColor(fill);
        g.fillRoundRect(1, 1, SIZE - 2, SIZE - 2, ARC - 1, ARC - 1);
    }
}
