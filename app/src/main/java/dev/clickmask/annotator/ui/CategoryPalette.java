package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.CategoryColors;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/** Colours for a category in the order in which they are handed out: first those that everybody tells apart. */
final class CategoryPalette extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 7;
    private static final int COLOURS = 4 * COLUMNS;

    private final transient Messages messages;

    /**
     * Makes the palette.
     *
     * @param chosen told the colour, {@code 0xRRGGBB}
     * @param other called when the person wants one that is not here
     */
    CategoryPalette(Messages messages, List<Category> all, Category of, IntConsumer chosen, Runnable other) {
        super(new MigLayout("insets 8, gap 2, wrap " + COLUMNS, "", "[28!]"));
        this.messages = messages;
        setOpaque(false);
        for (int i = 0; i < COLOURS; i++) {
            add(swatch(CategoryColors.rgb(i), all, of, chosen), "w 28!, h 28!");
        }
        JButton more = new JButton(messages.text("category.colour.other"));
        more.setName("category.colour.other");
        more.setToolTipText(messages.text("category.colour.other.tip"));
        more.addActionListener(e -> other.run());
        add(more, "span, growx, gaptop 6");
    }

    private JToggleButton swatch(int rgb, List<Category> all, Category of, IntConsumer chosen) {
        String code = String.format("%06X", rgb);
        JToggleButton button = new JToggleButton(new Swatch(rgb), of.rgb() == rgb);
        button.setName("category.colour." + code);
        button.setToolTipText(tip(code, rgb, all, of));
        button.getAccessibleContext().setAccessibleName(button.getToolTipText());
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.addActionListener(e -> chosen.accept(rgb));
        return button;
    }

    private String tip(String code, int rgb, List<Category> all, Category of) {
        Optional<String> user = all.stream()
                .filter(category -> category.rgb() == rgb && category.id() != of.id())
                .map(Category::name)
                .findFirst();
        return user.map(name -> messages.text("category.colour.used", code, name))
                .orElseGet(() -> messages.text("category.colour.free", code));
    }
}
