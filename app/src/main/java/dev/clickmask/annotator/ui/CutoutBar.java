package dev.clickmask.annotator.ui;

import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** What can be done with an image without its background, while that is shown. */
final class CutoutBar extends JPanel {
    private static final long serialVersionUID = 1L;

    CutoutBar(Messages messages, Workbench bench, Commands commands, Runnable toCanvas) {
        super(new MigLayout("insets 4, gap 4", "", "[28!]"));
        setName("cutout");
        setOpaque(false);
        putClientProperty(
                "FlatLaf.style", "arc: 12; background: $Panel.background; border: 1,1,1,1,$Component.borderColor,1,12");
        getAccessibleContext().setAccessibleName(messages.text("removeBackground.done"));
        for (String id : List.of("takeForeground", "saveCutout", "saveCutoutOnColour", "saveCutoutOnImage")) {
            add(button(messages, commands.get(id), toCanvas));
        }
        bench.addListener(() -> setVisible(bench.cutouts().shown().isPresent()));
        setVisible(false);
    }

    private static JButton button(Messages messages, Command command, Runnable toCanvas) {
        JButton button = new JButton(command);
        // There is more room in a menu.
        button.setHideActionText(true);
        button.setText(messages.text(command.id() + ".short"));
        button.setName("cutout." + command.id());
        button.getAccessibleContext().setAccessibleName(command.text());
        button.setFocusable(false);
        button.addActionListener(e -> toCanvas.run());
        return button;
    }
}
