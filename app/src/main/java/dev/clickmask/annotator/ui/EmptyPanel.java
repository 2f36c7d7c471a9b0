package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** What is there before the first image: where to drop one, a sample to try, and what the model is about. */
final class EmptyPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JButton openButton = new JButton();

    EmptyPanel(Messages messages, Workbench bench, Command open, List<Path> samples, Consumer<Path> opener) {
        super(new MigLayout("insets 16, wrap 1, fill", "[center, grow, 0::]", "push[]16[]4[]24[32!]32[]push"));
        setOpaque(false);
        JLabel icon = new JLabel(new FlatSVGIcon(EmptyPanel.class.getResource("drop-image.svg")));
        JLabel title = new JLabel(messages.text("empty.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        JLabel formats = new JLabel(messages.text("empty.formats"));
        formats.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        add(icon);
        add(title, "wmin 0");
        add(formats, "wmin 0");
        add(buttons(messages, open, samples, opener));
        add(new ModelPanel(messages, bench), "growx, wmin 0");
    }

    /** Gives the first button the focus. */
    void focusFirst() {
        openButton.requestFocusInWindow();
    }

    private JPanel buttons(Messages messages, Command open, List<Path> samples, Consumer<Path> opener) {
        JPanel buttons = new JPanel(new MigLayout("insets 0", "[]8[]", "[32!]"));
        buttons.setOpaque(false);
        openButton.setAction(open);
        openButton.setHideActionText(true);
        openButton.setText(messages.text("openFolder.button"));
        openButton.setName("openFolder.button");
        openButton.putClientProperty(
                "FlatLaf.style",
                "background: $Component.accentColor; focusedBackground: $Component.accentColor; foreground: #fff;"
                        + " hoverBackground: darken($Component.accentColor, 6%); borderColor: $Component.accentColor");
        buttons.add(openButton, "h 32!");
        if (!samples.isEmpty()) {
            JButton sample = new JButton(messages.text("sample.button"));
            sample.setName("sample");
            sample.setToolTipText(messages.text("sample.tip"));
            sample.addActionListener(e -> opener.accept(samples.get(0)));
            buttons.add(sample, "h 32!");
        }
        return buttons;
    }
}
