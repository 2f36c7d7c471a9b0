package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.sam.geometry.Size;
import java.nio.file.Path;
import java.time.Duration;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;

/** One line that always says what is going on: activity, image, model and device, times, zoom. */
final class StatusBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient Workbench bench;
    private final ImageCanvas canvas;
    private final JLabel activity;
    private final JLabel image;
    private final JLabel model;
    private final JLabel encodeTime;
    private final JLabel maskTime;
    private final JLabel zoom;

    StatusBar(Messages messages, Workbench bench, ImageCanvas canvas) {
        // Numbers have cells of fixed width, so that nothing moves when they change.
        super(new MigLayout("insets 0 16 0 16", "[grow, fill, 120::]24[]24[]24[112!]16[104!]16[56!]", "[32!]"));
        this.messages = messages;
        this.bench = bench;
        this.canvas = canvas;
        activity = cell("what", SwingConstants.LEADING);
        activity.setName("activity");
        image = quiet(cell("image.tip", SwingConstants.TRAILING));
        model = quiet(cell("model.tip", SwingConstants.TRAILING));
        encodeTime = quiet(cell("encodeTime.tip", SwingConstants.TRAILING));
        maskTime = quiet(cell("maskTime.tip", SwingConstants.TRAILING));
        zoom = quiet(cell("zoom.tip", SwingConstants.TRAILING));
        bench.addListener(this::refresh);
        canvas.addViewportListener(this::refresh);
        refresh();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, UIManager.getColor("Component.borderColor")));
    }

    private JLabel cell(String tip, int alignment) {
        JLabel label = new JLabel(" ", alignment);
        label.setToolTipText(messages.text("status." + tip));
        add(label, alignment == SwingConstants.TRAILING ? "growx, wmin 0" : "wmin 0");
        return label;
    }

    private static JLabel quiet(JLabel label) {
        label.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        return label;
    }

    private void refresh() {
        activity.setText(activityText());
        image.setText(imageText());
        model.setText(bench.model()
                .info()
                .map(info -> messages.text("status.model", bench.model().entry().name(), info.provider()))
                .orElse(""));
        encodeTime.setText(bench.encoding()
                .map(time -> messages.text("status.encodeTime", messages.time(time)))
                .orElse(""));
        maskTime.setText(bench.session()
                .shown()
                .map(StatusBar::total)
                .map(time -> messages.text("status.maskTime", messages.time(time)))
                .orElse(""));
        zoom.setText(canvas.viewport()
                .map(viewport -> messages.text("status.zoom", viewport.scale()))
                .orElse(""));
    }

    private static Duration total(Answer answer) {
        return answer.decoding().plus(answer.masking());
    }

    private String activityText() {
        Activity now = bench.activity();
        return switch (now) {
            case READING -> messages.text(now.key(), name(bench.reading().orElseThrow()));
            case EXPORTED ->
                messages.text(
                        now.key(),
                        bench.document().instances().size(),
                        name(bench.exportedTo().orElseThrow()));
            default -> messages.text(now.key());
        };
    }

    private String imageText() {
        if (bench.picture().isEmpty() || bench.file().isEmpty()) {
            return "";
        }
        Size size = bench.picture().get().size();
        return messages.text("status.image", name(bench.file().get()), size.width(), size.height());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
