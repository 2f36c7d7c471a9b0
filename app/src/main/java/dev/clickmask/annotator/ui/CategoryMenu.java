package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JColorChooser;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;

/** What can be done with a category: give it to instances, rename, recolour, move, merge, delete. */
final class CategoryMenu extends JPopupMenu {
    private static final long serialVersionUID = 1L;
    private static final int WIDEST_NAME = 240;

    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient Document document;
    private final transient CategoryQuestions questions;
    private final transient Consumer<Category> rename;
    private final transient Runnable done;

    /**
     * Makes the menu, still empty.
     *
     * @param rename lets the person give a category another name
     * @param done called when something was done at once, to go on with the image
     */
    CategoryMenu(
            Messages messages, Workbench bench, CategoryQuestions questions, Consumer<Category> rename, Runnable done) {
        this.messages = messages;
        this.bench = bench;
        document = bench.document();
        this.questions = questions;
        this.rename = rename;
        this.done = done;
        setName("category.menu");
    }

    /** Makes it the menu of a category. */
    void fill(Category category) {
        int index = document.categories().indexOf(category);
        boolean isOnly = document.categories().size() == 1;
        removeAll();
        add(head(category));
        add(item("category.give", !document.selected().isEmpty(), () -> {
            bench.labelling().chooseCategory(index);
            done.run();
        }));
        addSeparator();
        add(item("category.rename", true, () -> rename.accept(category)));
        add(item("category.colour", true, () -> showPalette(category)));
        add(item("category.up", index > 0, () -> document.moveCategory(category.id(), -1)));
        add(item(
                "category.down",
                index < document.categories().size() - 1,
                () -> document.moveCategory(category.id(), 1)));
        addSeparator();
        add(item("category.merge", !isOnly, () -> {
            questions.merge(category);
            done.run();
        }));
        add(item("category.delete", !isOnly, () -> {
            questions.delete(category);
            done.run();
        }));
    }

    /** Which category it is about, which need not be the chosen one. */
    private static JLabel head(Category category) {
        JLabel head = new JLabel(category.name(), new Swatch(category.rgb()), JLabel.LEADING);
        head.putClientProperty("FlatLaf.styleClass", "h4");
        head.setBorder(BorderFactory.createEmptyBorder(
                UIScale.scale(4), UIScale.scale(12), UIScale.scale(4), UIScale.scale(12)));
        head.setIconTextGap(UIScale.scale(8));
        Dimension wanted = head.getPreferredSize();
        head.setPreferredSize(new Dimension(Math.min(wanted.width, UIScale.scale(WIDEST_NAME)), wanted.height));
        return head;
    }

    private JMenuItem item(String id, boolean possible, Runnable work) {
        Mnemonic text = Mnemonic.of(messages.text(id));
        JMenuItem item = new JMenuItem(text.text());
        item.setName(id);
        item.setToolTipText(messages.text(id + ".tip"));
        text.key().ifPresent(item::setMnemonic);
        item.setEnabled(possible);
        item.addActionListener(e -> work.run());
        return item;
    }

    /** Below what the menu was shown for, or above it where there is no room. */
    private void showPalette(Category category) {
        Component over = getInvoker();
        JPopupMenu popup = new JPopupMenu();
        popup.setName("category.palette");
        popup.add(new CategoryPalette(
                messages,
                document.categories(),
                category,
                rgb -> {
                    popup.setVisible(false);
                    recolour(category, rgb);
                },
                () -> {
                    popup.setVisible(false);
                    chooseOther(over, category);
                }));
        popup.show(over, 0, Math.min(over.getHeight(), UIScale.scale(WIDEST_NAME)));
    }

    private void chooseOther(Component over, Category category) {
        Color chosen = JColorChooser.showDialog(
                over, messages.text("category.colour.title", category.name()), new Color(category.rgb()), false);
        if (chosen != null) {
            recolour(category, chosen.getRGB() & 0xFFFFFF);
        }
    }

    private void recolour(Category category, int rgb) {
        document.changeCategory(new Category(category.id(), category.name(), rgb));
        done.run();
    }
}
