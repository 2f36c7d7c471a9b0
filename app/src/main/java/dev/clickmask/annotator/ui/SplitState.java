package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.JSplitPane;

/**
 * How a split pane was divided, and which of its sides was hidden. With a resize weight of 1 the right or lower side keeps
 * its size and is remembered, else the left or upper one. Sizes are kept as they are on a plain screen, so that they are
 * right at another scale.
 */
final class SplitState {
    private final JSplitPane split;

    private SplitState(JSplitPane split) {
        this.split = split;
    }

    /** For a split pane with a name. */
    static Optional<SplitState> of(Component component) {
        return component instanceof JSplitPane split && split.getName() != null
                ? Optional.of(new SplitState(split))
                : Optional.empty();
    }

    private Component side() {
        return split.getResizeWeight() == 1 ? split.getRightComponent() : split.getLeftComponent();
    }

    private boolean isHorizontal() {
        return split.getOrientation() == JSplitPane.HORIZONTAL_SPLIT;
    }

    void remember(Settings settings) {
        Component side = side();
        // A hidden side was told by SidePanel how large it shall be again.
        Dimension size = side.isVisible() ? side.getSize() : side.getPreferredSize();
        int extent = isHorizontal() ? size.width : size.height;
        settings.set("split." + split.getName(), String.valueOf(UIScale.unscale(extent)));
        settings.set("split." + split.getName() + ".shown", String.valueOf(side.isVisible()));
    }

    void restore(Settings settings) {
        settings.text("split." + split.getName())
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(text -> UIScale.scale(Integer.parseInt(text)))
                .ifPresent(this::resize);
        settings.text("split." + split.getName() + ".shown")
                .filter("false"::equals)
                .ifPresent(hidden -> side().setVisible(false));
    }

    private void resize(int extent) {
        Component side = side();
        Dimension least = side.getMinimumSize();
        Dimension usual = side.getPreferredSize();
        int enough = Math.max(isHorizontal() ? least.width : least.height, extent);
        side.setPreferredSize(
                isHorizontal() ? new Dimension(enough, usual.height) : new Dimension(usual.width, enough));
        if (split.getResizeWeight() < 1) {
            split.setDividerLocation(enough);
        }
    }
}
