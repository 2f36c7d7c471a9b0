package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import java.awt.Component;
import java.util.OptionalInt;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Merges and deletes categories, after asking what becomes of the instances. */
final class CategoryQuestions {
    private static final int LONGEST_NAME = 40;

    private final Messages messages;
    private final Workbench bench;
    private final Document document;
    private final Component parent;

    /** Asks over the window of that component. */
    CategoryQuestions(Messages messages, Workbench bench, Component parent) {
        this.messages = messages;
        this.bench = bench;
        this.document = bench.document();
        this.parent = parent;
    }

    /** A category as one can choose it. */
    private record Heir(int id, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Asks into which other category to merge one, and does it. */
    void merge(Category from) {
        JComboBox<Heir> heirs = heirs(from);
        int answer = ask(from, heirs, "category.merge", "category.merge.yes", "category.cancel");
        if (answer == 0 && heirs.getSelectedItem() instanceof Heir heir) {
            bench.desk().removeCategory(from.id(), OptionalInt.of(heir.id()));
        }
    }

    /** Removes a category; if it has instances, asks whether another one gets them. */
    void delete(Category removed) {
        if (bench.desk().count(removed.id()) == 0) {
            bench.desk().removeCategory(removed.id(), OptionalInt.empty());
            return;
        }
        JComboBox<Heir> heirs = heirs(removed);
        int answer = ask(
                removed, heirs, "category.delete", "category.delete.keep", "category.delete.all", "category.cancel");
        if (answer == 0 && heirs.getSelectedItem() instanceof Heir heir) {
            bench.desk().removeCategory(removed.id(), OptionalInt.of(heir.id()));
        } else if (answer == 1) {
            bench.desk().removeCategory(removed.id(), OptionalInt.empty());
        }
    }

    private JComboBox<Heir> heirs(Category without) {
        JComboBox<Heir> heirs = new JComboBox<>();
        heirs.setName("category.heir");
        heirs.setToolTipText(messages.text("category.heir.tip"));
        heirs.getAccessibleContext().setAccessibleName(messages.text("category.heir.tip"));
        document.categories().stream()
                .filter(category -> category.id() != without.id())
                .forEach(category -> heirs.addItem(new Heir(category.id(), shortened(category.name()))));
        return heirs;
    }

    /** Asks a question with numbers, and returns which of the answers was given; -1 if none. The last is the safe one. */
    private int ask(Category about, JComboBox<Heir> heirs, String id, String... answers) {
        long here = document.instances().stream()
                .filter(instance -> instance.categoryId() == about.id())
                .count();
        JPanel panel = new JPanel(new MigLayout("insets 0, wrap 2, gap 8", "[][grow, fill]"));
        panel.add(
                new JLabel(messages.text(
                        id + ".question", shortened(about.name()), bench.desk().count(about.id()), here)),
                "span");
        JLabel name = new JLabel(messages.text(id + ".heir"));
        name.setLabelFor(heirs);
        panel.add(name);
        panel.add(heirs);
        panel.add(new JLabel(messages.text("category.final")), "span");
        Object[] texts = new Object[answers.length];
        for (int i = 0; i < answers.length; i++) {
            texts[i] = messages.text(answers[i]);
        }
        return JOptionPane.showOptionDialog(
                parent,
                panel,
                messages.text(id + ".title"),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                texts,
                texts[texts.length - 1]);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
