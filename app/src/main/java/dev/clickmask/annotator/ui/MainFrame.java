package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Dimension;
import java.util.Objects;
import javax.swing.JFrame;
import org.jspecify.annotations.Nullable;

/** The window itself: comes back to where it was, and is filled when all that is in it has been made. */
final class MainFrame extends JFrame {
    private static final long serialVersionUID = 1L;

    private final transient WindowState state;
    private @Nullable MainPane content;

    /** Empty and not yet visible. */
    MainFrame(Messages messages, Settings settings) {
        super(messages.text("app.name"));
        setMinimumSize(new Dimension(800, 560));
        state = WindowState.keep(this, settings, new Dimension(1280, 800));
        // As long as nothing is in it that would have to be kept.
        setDefaultCloseOperation(EXIT_ON_CLOSE);
    }

    /** Puts that in. */
    void fill(MainPane all) {
        content = all;
        setContentPane(all);
        state.divide();
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
    }

    /** Becomes visible, or shows what has been put in; without coming before the windows of other programs then. */
    void appear() {
        if (isVisible()) {
            validate();
            repaint();
        } else {
            setVisible(true);
        }
    }

    /** Tests wait for that. */
    boolean isFilled() {
        return content != null;
    }

    /** Shows the picture of the program where the system shows its windows. */
    void showIcon() {
        setIconImages(FlatSVGUtils.createWindowIconImages(MainFrame.class.getResource("clickmask.svg")));
    }

    /** What the window works on, once it is filled; tests look there. */
    Workbench bench() {
        return Objects.requireNonNull(content).bench();
    }
}
