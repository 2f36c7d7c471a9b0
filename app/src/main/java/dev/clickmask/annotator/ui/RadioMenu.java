package dev.clickmask.annotator.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;

/**
 * A menu of choices of which one holds.
 *
 * @param name its text is at {@code "menu." + name}, the tool tip of its items at {@code name + ".tip"}
 * @param choices in order
 * @param key of the text of a choice
 * @param chosen the one that holds at first
 * @param choose called with another one that is chosen
 */
record RadioMenu<T>(String name, List<T> choices, Function<T, String> key, T chosen, Consumer<T> choose) {

    /** Adds an item for each choice. */
    void fill(JMenu menu, Messages messages) {
        ButtonGroup group = new ButtonGroup();
        for (T choice : choices) {
            JRadioButtonMenuItem item = new JRadioButtonMenuItem();
            Mnemonic.of(messages.text(key.apply(choice))).show(item);
            item.setName(key.apply(choice));
            item.setSelected(choice.equals(chosen));
            item.setToolTipText(messages.text(name + ".tip"));
            item.addActionListener(e -> choose.accept(choice));
            group.add(item);
            menu.add(item);
        }
    }
}
