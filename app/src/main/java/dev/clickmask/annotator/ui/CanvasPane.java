package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.ImageLayer;
import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.annotator.canvas.SoftPictureLayer;
import dev.clickmask.annotator.document.AnnotatedImage;
import java.awt.Color;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.MouseAdapter;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JLayeredPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/**
 * The canvas, or the empty state before the first image, with what lies over it: a thin bar while the image is encoded,
 * the banner, the candidates. Nothing of that moves the image.
 */
final class CanvasPane extends JLayeredPane {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int BAR_HEIGHT = 4;
    private static final int BANNER_WIDTH = 720;

    private final ImageCanvas canvas;
    private final transient ImageLayer imageLayer;
    private final JComponent empty;
    /** Instead of the empty state, while the first image is on its way. */
    private final JLabel waiting = new JLabel("", SwingConstants.CENTER);

    private final JProgressBar encoding = new JProgressBar();
    private final BannerPanel banner;
    private final CandidateBar candidates;
    private final LatePanel<ModelPanel> model;
    private final transient Workbench bench;
    private transient SoftPictureLayer cutoutLayer = new SoftPictureLayer();
    private JComponent cutoutBar = new JPanel();
    private transient Optional<FirstPicture> first;
    /** Over the first picture: nothing can be done with it yet. */
    private final JComponent shield = new JPanel();

    private transient @Nullable ImagePyramid shown;
    private String shownFile = "";

    /** @param first shown until the image is there with which a person can work */
    CanvasPane(
            Messages messages,
            Workbench bench,
            ImageCanvas canvas,
            ImageLayer imageLayer,
            JComponent empty,
            Optional<FirstPicture> first) {
        this.bench = bench;
        this.first = first;
        this.canvas = canvas;
        this.imageLayer = imageLayer;
        this.empty = empty;
        banner = new BannerPanel(messages, bench);
        candidates = new CandidateBar(messages, bench.session());
        model = new LatePanel<>(() -> framed(new ModelPanel(messages, bench)));
        encoding.setName("encoding");
        encoding.getAccessibleContext().setAccessibleName(messages.text("encoding"));
        encoding.putClientProperty("JProgressBar.square", true);
        canvas.setName("canvas");
        canvas.getAccessibleContext().setAccessibleName(messages.text("canvas"));
        setOpaque(true);
        for (Component over : new Component[] {banner, candidates, model, encoding}) {
            add(over, PALETTE_LAYER);
        }
        add(canvas, DEFAULT_LAYER);
        add(empty, DEFAULT_LAYER);
        waiting.setName("waiting");
        waiting.setText(messages.text("canvas.reading"));
        waiting.putClientProperty("FlatLaf.styleClass", "h2");
        add(waiting, DEFAULT_LAYER);
        updateUI();
        shield.setOpaque(false);
        shield.setCursor(Cursor.getPredefinedCursor(Cursor.WAIT_CURSOR));
        shield.addMouseListener(new MouseAdapter() {});
        shield.addMouseWheelListener(new MouseAdapter() {});
        add(shield, MODAL_LAYER);
        bench.addListener(this::refresh);
        canvas.addViewportListener(() -> bench.desk().views().put(shownFile, canvas.view()));
        refresh();
    }

    private static ModelPanel framed(ModelPanel panel) {
        panel.putClientProperty(
                "FlatLaf.style",
                "arc: 12; background: $Panel.background; border: 12,24,12,24,$Component.borderColor,1,12");
        return panel;
    }

    /** Shows the image without its background on that layer, and below it what can be done with it. */
    void add(SoftPictureLayer layer, JComponent bar) {
        cutoutLayer = layer;
        cutoutBar = bar;
        add(bar, PALETTE_LAYER);
        refresh();
    }

    private void refresh() {
        ImagePyramid picture = bench.desk().picture().orElse(null);
        boolean reading = picture == null
                && (bench.desk().isOpening() || bench.desk().reading().isPresent());
        boolean beginning = reading && begins();
        shield.setVisible(beginning);
        canvas.setVisible(picture != null || beginning);
        empty.setVisible(picture == null && !reading);
        waiting.setVisible(reading && !beginning);
        if (!reading) {
            first.ifPresent(FirstPicture::forget);
            first = Optional.empty();
        }
        if (picture != null && picture != shown) {
            show(picture);
        }
        cutoutLayer.setPicture(
                bench.cutouts().shown().map(CutoutWorker.Removed::picture).orElse(null));
        boolean busy = bench.activity().isEncoding() || bench.cutouts().isBusy();
        encoding.setIndeterminate(busy);
        encoding.setVisible(busy);
        model.setVisible(picture != null && bench.activity().lacksModel());
        banner.show(bench.problems().shown());
        canvas.repaint();
        revalidate();
    }

    /** Whether the first picture is there and shown, until another one is. */
    private boolean begins() {
        return first.filter(picture -> canvas.viewport().isPresent() || picture.show(canvas, imageLayer))
                .isPresent();
    }

    private void show(ImagePyramid picture) {
        String before = shownFile;
        boolean sameSize = shown != null && shown.size().equals(picture.size());
        shown = picture;
        imageLayer.setImage(picture);
        shownFile = bench.document().image().map(AnnotatedImage::file).orElse("");
        if (!sameSize || !bench.desk().views().areTogether(before, shownFile)) {
            bench.desk()
                    .views()
                    .get(shownFile)
                    .ifPresentOrElse(
                            view -> canvas.restore(picture.size(), view), () -> canvas.setImageSize(picture.size()));
            canvas.requestFocusInWindow();
        }
    }

    @Override
    public void doLayout() {
        int width = getWidth();
        int height = getHeight();
        canvas.setBounds(0, 0, width, height);
        empty.setBounds(0, 0, width, height);
        waiting.setBounds(0, 0, width, height);
        shield.setBounds(0, 0, width, height);
        encoding.setBounds(0, 0, width, BAR_HEIGHT);
        int bannerWidth = Math.min(width - 2 * GAP, BANNER_WIDTH);
        // Text wraps by its width, so its height is known only after that.
        banner.setSize(bannerWidth, banner.getPreferredSize().height);
        banner.doLayout();
        int bannerHeight = banner.getPreferredSize().height;
        banner.setBounds((width - bannerWidth) / 2, BAR_HEIGHT + GAP, bannerWidth, bannerHeight);
        placeAtBottom(candidates, 0);
        placeAtBottom(model, 0);
        placeAtBottom(cutoutBar, model.isVisible() ? model.getHeight() + GAP : 0);
    }

    private void placeAtBottom(Component component, int above) {
        Dimension size = component.getPreferredSize();
        component.setBounds(
                (getWidth() - size.width) / 2, getHeight() - size.height - 2 * GAP - above, size.width, size.height);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(640, 480);
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
    }

    @Override
    public void updateUI() {
        super.updateUI();
        Color background = UIManager.getColor("Clickmask.canvas.background");
        setBackground(background);
        canvas.setBackground(background);
    }
}
