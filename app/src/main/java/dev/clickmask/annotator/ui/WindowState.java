package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JFrame;

/**
 * Remembers where the window was, how large, whether maximised, and how its panes were divided: all split panes that have
 * a name. For the event dispatch thread.
 */
final class WindowState {
    /** So much of the top of a window must be on a screen that it can be seen and moved. */
    private static final Dimension GRIP = new Dimension(120, 32);

    private final JFrame frame;
    private final Settings settings;
    private Rectangle normal = new Rectangle();

    private WindowState(JFrame frame, Settings settings) {
        this.frame = frame;
        this.settings = settings;
    }

    /**
     * Brings a window that is not visible yet to where it was, and remembers it when it is closed.
     *
     * @param usual its size at first, for a plain screen
     */
    static WindowState keep(JFrame frame, Settings settings, Dimension usual) {
        WindowState state = new WindowState(frame, settings);
        state.restore(usual);
        frame.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentMoved(ComponentEvent e) {
                state.look();
            }

            @Override
            public void componentResized(ComponentEvent e) {
                state.look();
            }
        });
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                state.remember();
            }
        });
        return state;
    }

    /** Divides the panes as they were; for when there are some. */
    void divide() {
        splits(frame.getContentPane()).forEach(split -> split.restore(settings));
    }

    private void restore(Dimension usual) {
        List<Rectangle> screens = screens();
        placed(settings.text("window.bounds"), screens).ifPresentOrElse(frame::setBounds, () -> {
            Dimension scaled = UIScale.scale(usual);
            Dimension screen = screens.get(0).getSize();
            frame.setSize(Math.min(scaled.width, screen.width), Math.min(scaled.height, screen.height));
            frame.setLocationRelativeTo(null);
        });
        normal = frame.getBounds();
        if (settings.text("window.maximised").filter("true"::equals).isPresent()) {
            frame.setExtendedState(Frame.MAXIMIZED_BOTH);
        }
    }

    private void look() {
        if ((frame.getExtendedState() & (Frame.MAXIMIZED_BOTH | Frame.ICONIFIED)) == 0) {
            normal = frame.getBounds();
        }
    }

    private void remember() {
        settings.set("window.bounds", normal.x + " " + normal.y + " " + normal.width + " " + normal.height);
        boolean maximised = (frame.getExtendedState() & Frame.MAXIMIZED_BOTH) == Frame.MAXIMIZED_BOTH;
        settings.set("window.maximised", String.valueOf(maximised));
        splits(frame.getContentPane()).forEach(split -> split.remember(settings));
    }

    /**
     * Bounds that were remembered, made to fit the screen where they are.
     *
     * @return empty if nothing sensible was remembered, or the screen is not there any more
     */
    static Optional<Rectangle> placed(Optional<String> remembered, List<Rectangle> screens) {
        return remembered
                .flatMap(WindowState::rectangle)
                .flatMap(bounds -> screens.stream()
                        .filter(screen -> isGripOn(screen, bounds))
                        .findFirst()
                        .map(screen -> {
                            int width = Math.min(bounds.width, screen.width);
                            int height = Math.min(bounds.height, screen.height);
                            int x = Math.max(screen.x, Math.min(bounds.x, screen.x + screen.width - width));
                            int y = Math.max(screen.y, Math.min(bounds.y, screen.y + screen.height - height));
                            return new Rectangle(x, y, width, height);
                        }));
    }

    private static boolean isGripOn(Rectangle screen, Rectangle bounds) {
        Rectangle top = screen.intersection(new Rectangle(bounds.x, bounds.y, bounds.width, GRIP.height));
        return top.width >= GRIP.width && top.height >= GRIP.height / 2;
    }

    private static Optional<Rectangle> rectangle(String text) {
        if (!text.matches("-?\\d{1,6} -?\\d{1,6} \\d{1,6} \\d{1,6}")) {
            return Optional.empty();
        }
        List<Integer> numbers =
                List.of(text.split(" ", -1)).stream().map(Integer::valueOf).toList();
        return Optional.of(new Rectangle(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
    }

    /** What windows may take of each screen, the main one first. */
    private static List<Rectangle> screens() {
        GraphicsEnvironment environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
        List<Rectangle> screens = new ArrayList<>();
        for (GraphicsDevice device : environment.getScreenDevices()) {
            Rectangle bounds = device.getDefaultConfiguration().getBounds();
            Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(device.getDefaultConfiguration());
            Rectangle free = new Rectangle(
                    bounds.x + taken.left,
                    bounds.y + taken.top,
                    bounds.width - taken.left - taken.right,
                    bounds.height - taken.top - taken.bottom);
            screens.add(device.equals(environment.getDefaultScreenDevice()) ? 0 : screens.size(), free);
        }
        return screens;
    }

    private static List<SplitState> splits(Container container) {
        List<SplitState> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            SplitState.of(child).ifPresent(found::add);
            if (child instanceof Container inner) {
                found.addAll(splits(inner));
            }
        }
        return found;
    }
}
