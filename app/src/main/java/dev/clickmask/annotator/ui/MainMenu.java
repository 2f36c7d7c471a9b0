package dev.clickmask.annotator.ui;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.Action;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.KeyStroke;

/** The menus. */
final class MainMenu {
    private final Messages messages;
    private final Commands commands;

    MainMenu(Messages messages, Commands commands) {
        this.messages = messages;
        this.commands = commands;
    }

    /** Builds the menu bar. */
    JMenuBar build(List<Path> samples, Consumer<Path> opener, ThemeChoice theme, Consumer<ThemeChoice> onTheme) {
        JMenuBar bar = new JMenuBar();
        JMenu file = menu("menu.file", commands.open);
        file.add(samples(samples, opener));
        file.add(item(commands.export));
        file.addSeparator();
        file.add(item(commands.quit));
        JMenu view = menu("menu.view", commands.fit, commands.actualSize, commands.zoomIn, commands.zoomOut);
        view.addSeparator();
        view.add(themes(theme, onTheme));
        bar.add(file);
        bar.add(menu("menu.edit", commands.undo, commands.redo));
        bar.add(view);
        bar.add(menu(
                "menu.instance",
                commands.accept,
                commands.nextCandidate,
                commands.previousCandidate,
                commands.cancel,
                commands.delete));
        bar.add(menu("menu.help", commands.shortcuts, commands.about));
        // A second key that many hands know.
        bar.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
                .put(
                        KeyStroke.getKeyStroke(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK),
                        "redo");
        bar.getActionMap().put("redo", commands.redo);
        return bar;
    }

    private JMenu menu(String key, Command... items) {
        JMenu menu = emptyMenu(key);
        for (Command command : items) {
            menu.add(item(command));
        }
        return menu;
    }

    private JMenu emptyMenu(String key) {
        Mnemonic text = Mnemonic.of(messages.text(key));
        JMenu menu = new JMenu(text.text());
        menu.setName(key);
        text.key().ifPresent(menu::setMnemonic);
        return menu;
    }

    private JMenuItem item(Command command) {
        JMenuItem item = new JMenuItem(command);
        item.setName(command.getValue(Action.ACTION_COMMAND_KEY).toString());
        item.setToolTipText(Tips.of(messages, command));
        return item;
    }

    private JMenu samples(List<Path> samples, Consumer<Path> opener) {
        JMenu menu = emptyMenu("menu.samples");
        menu.setEnabled(!samples.isEmpty());
        for (Path sample : samples) {
            JMenuItem item = new JMenuItem(String.valueOf(sample.getFileName()));
            item.setToolTipText(messages.text("sample.tip"));
            item.addActionListener(e -> opener.accept(sample));
            menu.add(item);
        }
        return menu;
    }

    private JMenu themes(ThemeChoice chosen, Consumer<ThemeChoice> onTheme) {
        JMenu menu = emptyMenu("menu.theme");
        ButtonGroup group = new ButtonGroup();
        for (ThemeChoice theme : ThemeChoice.values()) {
            Mnemonic text = Mnemonic.of(messages.text(theme.key()));
            JRadioButtonMenuItem item = new JRadioButtonMenuItem(text.text(), theme == chosen);
            text.key().ifPresent(item::setMnemonic);
            item.setToolTipText(messages.text("theme.tip"));
            item.addActionListener(e -> onTheme.accept(theme));
            group.add(item);
            menu.add(item);
        }
        return menu;
    }
}
