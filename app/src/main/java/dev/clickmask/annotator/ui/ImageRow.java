package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.project.ImageStatus;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;

/** Draws a row of the list of images: small picture, name, folder, number of instances, status. */
final class ImageRow extends RoundedRow implements ListCellRenderer<ImageList.Row> {
    private static final long serialVersionUID = 1L;

    static final int HEIGHT = 48;
    private static final int PICTURE = 40;

    private final transient Messages messages;
    private final transient Function<ImageList.Row, Optional<BufferedImage>> pictures;
    private final transient Function<String, Optional<String>> doubts;
    private final transient Map<ImageStatus, Icon> icons = new EnumMap<>(ImageStatus.class);
    private final transient Function<String, Optional<String>> troubles;
    private final transient Icon trouble = new TroubleIcon();
    private final JLabel picture = new JLabel("", SwingConstants.CENTER);
    private final JLabel name = new JLabel();
    private final JLabel below = new JLabel();
    private final JLabel status = new JLabel();

    /**
     * Draws rows.
     *
     * @param pictures the small picture of an image, once there is one
     * @param doubts what may be wrong on the image of a name, in words
     * @param troubles why the image of a name cannot be read
     */
    ImageRow(
            Messages messages,
            Function<ImageList.Row, Optional<BufferedImage>> pictures,
            Function<String, Optional<String>> doubts,
            Function<String, Optional<String>> troubles) {
        super(new MigLayout("insets 0 12 0 12", "[" + PICTURE + "!]10[grow, fill, 40::]8[]", "[" + HEIGHT + "!]"));
        this.messages = messages;
        this.pictures = pictures;
        this.doubts = doubts;
        this.troubles = troubles;
        for (ImageStatus each : ImageStatus.values()) {
            icons.put(each, new StatusIcon(each));
        }
        setOpaque(false);
        below.putClientProperty("FlatLaf.styleClass", "small");
        JPanel texts = new JPanel(new MigLayout("insets 0, flowy, gapy 0, fillx, hidemode 3, aligny center"));
        texts.setOpaque(false);
        texts.add(name, "wmin 0");
        texts.add(below, "wmin 0");
        add(picture, "h " + PICTURE + "!, w " + PICTURE + "!");
        add(texts, "wmin 0");
        add(status);
    }

    /** Pixels of the screen that a picture may be wide and high. */
    static int pictureSide(Component on) {
        double scale = on.getGraphicsConfiguration() == null
                ? 1
                : on.getGraphicsConfiguration().getDefaultTransform().getScaleX();
        return (int) Math.ceil(UIScale.scale(PICTURE) * scale);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends ImageList.Row> list, ImageList.Row entry, int index, boolean isSelected, boolean focused) {
        selected = isSelected;
        setBackground(list.getSelectionBackground());
        int slash = entry.title().lastIndexOf('/');
        name.setText(
                entry.title().equals(".")
                        ? messages.text("images.all.one")
                        : entry.title().substring(slash + 1));
        Optional<String> why = troubles.apply(entry.image());
        Optional<String> doubt =
                why.isPresent() ? Optional.of(messages.text("images.unreadable")) : doubts.apply(entry.image());
        below.setText(doubt.orElseGet(
                () -> below(entry, slash < 0 ? "" : entry.title().substring(0, slash))));
        below.setVisible(!below.getText().isEmpty());
        status.setIcon(why.isPresent() ? trouble : icons.get(entry.status()));
        picture.setIcon(pictures.apply(entry).map(ScaledPicture::new).orElse(null));
        name.setForeground(selected ? list.getSelectionForeground() : list.getForeground());
        var quiet = selected ? list.getSelectionForeground() : UIManager.getColor("Clickmask.quiet.foreground");
        below.setForeground(quiet);
        status.setForeground(quiet);
        String state = messages.text("status.of." + entry.status());
        setToolTipText(messages.text("images.row", entry.title(), state, entry.instances())
                + (entry.isSeries() ? ". " + messages.text("images.slices", entry.number(), entry.total()) : "")
                + why.or(() -> doubt).map(words -> ". " + words).orElse(""));
        getAccessibleContext().setAccessibleName(getToolTipText());
        return this;
    }

    private String below(ImageList.Row entry, String folder) {
        String slices = entry.isSeries() ? messages.text("images.slice", entry.number(), entry.total()) : "";
        String count = entry.instances() == 0 ? "" : messages.text("images.instances", entry.instances());
        return Stream.of(slices, count, folder).filter(part -> !part.isEmpty()).collect(Collectors.joining("  ·  "));
    }

    /** A picture of device pixels in the middle of its cell. */
    private record ScaledPicture(BufferedImage image) implements Icon {
        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            double longest = Math.max(image.getWidth(), image.getHeight());
            int width = (int) Math.max(1, Math.round(getIconWidth() * image.getWidth() / longest));
            int height = (int) Math.max(1, Math.round(getIconHeight() * image.getHeight() / longest));
            Graphics2D own = (Graphics2D) g.create();
            try {
                own.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                own.drawImage(
                        image,
                        x + (getIconWidth() - width) / 2,
                        y + (getIconHeight() - height) / 2,
                        width,
                        height,
                        null);
            } finally {
                own.dispose();
            }
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(PICTURE);
        }

        @Override
        public int getIconHeight() {
            return UIScale.scale(PICTURE);
        }
    }
}
