package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/** A button for each tool; the one in use is pressed. */
final class ToolsBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Tools tools;
    private final Map<Tools.Kind, JToggleButton> buttons = new EnumMap<>(Tools.Kind.class);

    /**
     * Makes the bar.
     *
     * @param toCanvas gives the keyboard focus to the canvas
     */
    ToolsBar(Commands commands, Tools tools, Runnable toCanvas) {
        super(new MigLayout("insets 0, gap 2", "", "[28!]"));
        this.tools = tools;
        setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        for (Tools.Kind kind : Tools.Kind.values()) {
            JToggleButton button = button(commands.get(kind.id()), toCanvas);
            group.add(button);
            buttons.put(kind, button);
            add(button, "w 32!");
        }
        tools.addListener(this::refresh);
        refresh();
    }

    private static JToggleButton button(Command command, Runnable toCanvas) {
        JToggleButton button = new JToggleButton(command);
        button.setHideActionText(true);
        button.setName(command.id());
        button.setIcon(new FlatSVGIcon(ToolsBar.class.getResource(command.id().replace('.', '-') + ".svg")));
        button.getAccessibleContext().setAccessibleName(command.text());
        // The keys stay with the canvas; the menu is for those without a mouse.
        button.setFocusable(false);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.addActionListener(e -> toCanvas.run());
        return button;
    }

    private void refresh() {
        Optional.ofNullable(buttons.get(tools.current())).ifPresent(button -> button.setSelected(true));
    }
}
