package dev.clickmask.annotator.ui;

import javax.swing.JButton;
import javax.swing.JComponent;

/** Gives controls the name by which they are found, and what is said of them in the texts under that name. */
final class Controls {
    private Controls() {}

    /** Gives a control its name, its tool tip and its accessible name, and returns it. */
    static <T extends JComponent> T describe(Messages messages, String key, T control) {
        control.setName(key);
        control.setToolTipText(messages.text(key + ".tip"));
        control.getAccessibleContext().setAccessibleName(messages.text(key));
        return control;
    }

    /** A button with its text, which is its accessible name too. */
    static JButton button(Messages messages, String key, Runnable work) {
        JButton button = new JButton(messages.text(key));
        button.setName(key);
        button.setToolTipText(messages.text(key + ".tip"));
        button.addActionListener(e -> work.run());
        return button;
    }
}
