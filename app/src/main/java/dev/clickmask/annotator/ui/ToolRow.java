package dev.clickmask.annotator.ui;

import java.awt.CardLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Above the canvas: the tools, and beside them the options of the one in use. Nothing moves when it changes. */
final class ToolRow extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Tools tools;
    private final CardLayout cards = new CardLayout();
    private final JPanel options = new JPanel(cards);

    /**
     * Makes the row.
     *
     * @param ofPrompts options of the tool for prompts
     * @param ofBrush options of brush and eraser
     */
    ToolRow(ToolsBar bar, Tools tools, JComponent ofPrompts, JComponent ofBrush, JComponent ofPolygon) {
        super(new MigLayout("insets 4 8 4 8, gap 0", "[]16[grow, fill]", "[28!]"));
        this.tools = tools;
        options.setOpaque(false);
        for (Tools.Kind kind : Tools.Kind.values()) {
            options.add(
                    switch (kind) {
                        case PROMPT -> ofPrompts;
                        case BRUSH -> ofBrush;
                        case POLYGON -> ofPolygon;
                        // Brush and eraser share their options; the hand has none.
                        case ERASER, HAND -> new JPanel(null);
                    },
                    kind.id());
        }
        add(bar);
        add(options, "wmin 0");
        tools.addListener(this::refresh);
        refresh();
    }

    private void refresh() {
        Tools.Kind shown = tools.paints() ? Tools.Kind.BRUSH : tools.current();
        cards.show(options, shown.id());
    }
}
