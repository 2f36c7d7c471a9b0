package dev.clickmask.annotator.ui;

import java.nio.file.Path;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;

/** The folders that were opened last, to open them again. */
final class RecentMenu extends JMenu implements MenuListener {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient RecentFolders folders;
    private final transient FolderDesk desk;

    RecentMenu(Messages messages, RecentFolders folders, FolderDesk desk) {
        this.messages = messages;
        this.folders = folders;
        this.desk = desk;
        Mnemonic.of(messages.text("menu.recent")).show(this);
        setName("menu.recent");
        addMenuListener(this);
    }

    @Override
    public void menuSelected(MenuEvent e) {
        removeAll();
        int number = 1;
        for (Path folder : folders.all()) {
            add(item(number++, folder));
        }
        if (number > 1) {
            addSeparator();
        }
        JMenuItem forget = new JMenuItem();
        Mnemonic.of(messages.text("menu.recent.forget")).show(forget);
        forget.setName("menu.recent.forget");
        forget.setEnabled(number > 1);
        forget.addActionListener(chosen -> folders.clear(desk.folder().map(OpenFolder::path)));
        add(forget);
    }

    private JMenuItem item(int number, Path folder) {
        JMenuItem item = new JMenuItem(number + "  " + folder);
        item.setMnemonic(Character.forDigit(number, 10));
        item.setEnabled(desk.folder().filter(open -> open.path().equals(folder)).isEmpty());
        item.addActionListener(chosen -> desk.open(folder));
        return item;
    }

    @Override
    public void menuDeselected(MenuEvent e) {
        // Filled anew the next time.
    }

    @Override
    public void menuCanceled(MenuEvent e) {
        // Filled anew the next time.
    }
}
