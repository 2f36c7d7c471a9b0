package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.ui.FlatCheckBoxMenuItemUI;
import com.formdev.flatlaf.ui.FlatMenuItemRenderer;
import com.formdev.flatlaf.ui.FlatMenuItemUI;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;

/** The menus. */
final class MainMenu {
    private static final List<String> ORDER =
            List.of("file", "edit", "view", "image", "series", "instance", "model", "help");

    private final Messages messages;
    private final Commands commands;

    MainMenu(Messages messages, Commands commands) {
        this.messages = messages;
        this.commands = commands;
    }

    /** Builds the menu bar. */
    JMenuBar build(JMenu recent, List<Path> samples, Consumer<Path> opener, List<RadioMenu<?>> choices) {
        Map<String, JMenu> menus = new LinkedHashMap<>();
        ORDER.forEach(key -> menus.put(key, emptyMenu("menu." + key)));
        for (Commands.Section section : commands.sections()) {
            JMenu menu = menus.get(section.menu());
            if (menu != null) {
                add(section, menu);
            }
        }
        addToFirstSection(menu(menus, "file"), recent);
        addToFirstSection(menu(menus, "file"), samples(samples, opener));
        menu(menus, "view").addSeparator();
        choices.forEach(choice -> menu(menus, "view").add(choices(choice)));
        JMenuBar bar = new JMenuBar();
        menus.values().stream().filter(menu -> menu.getItemCount() > 0).forEach(bar::add);
        return bar;
    }

    private static JMenu menu(Map<String, JMenu> menus, String key) {
        return Objects.requireNonNull(menus.get(key), key);
    }

    private static void addToFirstSection(JMenu menu, JMenu item) {
        int end = 0;
        while (end < menu.getItemCount() && menu.getItem(end) != null) {
            end++;
        }
        menu.add(item, end);
    }

    private static void add(Commands.Section section, JMenu menu) {
        if (menu.getItemCount() > 0) {
            menu.addSeparator();
        }
        section.commands().forEach(command -> menu.add(item(command)));
    }

    private JMenu emptyMenu(String key) {
        JMenu menu = new JMenu();
        Mnemonic.of(messages.text(key)).show(menu);
        menu.setName(key);
        return menu;
    }

    /** A line for a command, with its text, its key, and whether it can be done now. */
    static JMenuItem item(Command command) {
        JMenuItem item = command.isSwitch() ? new SwitchItem(command) : new Item(command);
        item.setName(command.id());
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

    private JMenu choices(RadioMenu<?> choices) {
        JMenu menu = emptyMenu("menu." + choices.name());
        choices.fill(menu, messages);
        return menu;
    }

    /** Shows the key of its command without listening to it: that is for {@link CommandKeys}. */
    private static final class Item extends JMenuItem {
        private static final long serialVersionUID = 1L;

        Item(Command command) {
            super(command);
        }

        @Override
        public void updateUI() {
            setUI(new FlatMenuItemUI() {
                @Override
                protected FlatMenuItemRenderer createRenderer() {
                    return new KeyedItemRenderer(menuItem, checkIcon, arrowIcon, acceleratorFont, acceleratorDelimiter);
                }
            });
        }

        @Override
        protected boolean processKeyBinding(KeyStroke key, KeyEvent e, int condition, boolean pressed) {
            return false;
        }
    }

    /** The same with a tick. */
    private static final class SwitchItem extends JCheckBoxMenuItem {
        private static final long serialVersionUID = 1L;

        SwitchItem(Command command) {
            super(command);
        }

        @Override
        public void updateUI() {
            setUI(new FlatCheckBoxMenuItemUI() {
                @Override
                protected FlatMenuItemRenderer createRenderer() {
                    return new KeyedItemRenderer(menuItem, checkIcon, arrowIcon, acceleratorFont, acceleratorDelimiter);
                }
            });
        }

        @Override
        protected boolean processKeyBinding(KeyStroke key, KeyEvent e, int condition, boolean pressed) {
            return false;
        }
    }
}
