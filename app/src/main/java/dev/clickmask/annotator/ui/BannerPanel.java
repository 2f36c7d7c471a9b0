package dev.clickmask.annotator.ui;

import java.awt.Font;
import java.util.Objects;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** Says what went wrong, in one sentence over the canvas; the trace only when asked for. */
final class BannerPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JTextArea sentence = new JTextArea();
    private final JTextArea trace = new JTextArea();
    private final JScrollPane details = new JScrollPane(trace);
    private final JButton detailsButton;
    private transient @Nullable Problem shown;

    BannerPanel(Messages messages, Workbench bench) {
        super(new MigLayout("insets 0, fillx, hidemode 3", "[grow, fill, 100::]16[]8[]", "[center]0[]"));
        setName("banner");
        putClientProperty(
                "FlatLaf.style",
                "arc: 12; background: $Clickmask.banner.background;"
                        + " border: 8,16,8,8,$Clickmask.banner.borderColor,1,12");
        setOpaque(false);
        sentence.setName("sentence");
        sentence.getAccessibleContext().setAccessibleName(messages.text("problem"));
        plain(sentence);
        sentence.setOpaque(false);
        sentence.putClientProperty(
                "FlatLaf.style", "foreground: $Clickmask.banner.foreground; border: 0,0,0,0; background: null");
        plain(trace);
        trace.setLineWrap(false);
        trace.setFont(new Font(
                Font.MONOSPACED, Font.PLAIN, UIManager.getFont("small.font").getSize()));
        trace.getAccessibleContext().setAccessibleName(messages.text("problem.details"));
        // A text that wraps asks for the width that it has, and the window may have become smaller.
        add(sentence, "wmin 100");
        detailsButton = Controls.button(messages, "problem.details", this::toggleDetails);
        add(detailsButton);
        add(Controls.button(messages, "problem.dismiss", bench.problems()::dismiss), "wrap");
        add(details, "span 3, growx, w 100::, h 160!, gaptop 8");
        setVisible(false);
    }

    private static void plain(JTextArea text) {
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
    }

    private void toggleDetails() {
        details.setVisible(!details.isVisible());
        revalidate();
    }

    /** Shows a problem, or nothing. */
    void show(Optional<Problem> problem) {
        Problem next = problem.orElse(null);
        if (!Objects.equals(next, shown)) {
            shown = next;
            setVisible(next != null);
            details.setVisible(false);
            if (next != null) {
                sentence.setText(next.sentence());
                detailsButton.setVisible(!next.details().isEmpty());
                trace.setText(next.details());
                trace.setCaretPosition(0);
            }
            revalidate();
        }
    }
}
