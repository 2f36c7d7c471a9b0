package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.ui.FlatMenuItemRenderer;
import java.awt.Font;
import javax.swing.Icon;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;

/** Paints a menu item with its key named as everywhere in the window, not as Java names it in each language. */
final class KeyedItemRenderer extends FlatMenuItemRenderer {

    KeyedItemRenderer(JMenuItem item, Icon check, Icon arrow, Font keyFont, String keyDelimiter) {
        super(item, check, arrow, keyFont, keyDelimiter);
    }

    @Override
    protected String getTextForAccelerator(KeyStroke key) {
        return KeyNames.of(key);
    }
}
