package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.annotator.segment.Encoding;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.geometry.ImagePoint;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** One line that always says what is going on: activity, image, model and device, times, zoom. */
final class StatusBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 12;
    private static final int HEIGHT = 32;
    /** What is going on can be read in this at most times, and always in its tool tip. */
    private static final int ACTIVITY_WIDTH = 360;

    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient Tools tools;
    private final ImageCanvas canvas;
    private final JLabel activity = new JLabel(" ");
    private final JButton cancel = new JButton();
    private final StatusCell unkept;
    private final StatusCell pixel;
    private final StatusCell image;
    private final StatusCell model;
    private final StatusCell encodeTime;
    private final StatusCell maskTime;
    private final StatusCell ahead;
    private final StatusCell zoom;

    StatusBar(Messages messages, Workbench bench, Tools tools, ImageCanvas canvas) {
        this.messages = messages;
        this.bench = bench;
        this.tools = tools;
        this.canvas = canvas;
        StatusLayout layout =
                new StatusLayout(UIScale.scale(GAP), UIScale.scale(ACTIVITY_WIDTH), UIScale.scale(HEIGHT));
        setLayout(layout);
        activity.setName("activity");
        add(activityCell());
        unkept = cell("unkept", null);
        unkept.putClientProperty("FlatLaf.style", "foreground: $Actions.Red");
        pixel = cell("pixel", messages.text("status.pixel.longest"));
        image = cell("image", null);
        model = cell("model", null);
        encodeTime = cell("encodeTime", messages.text("status.encodeTime", messages.text("time.longest")));
        maskTime = cell("maskTime", messages.text("status.maskTime", messages.text("time.longest")));
        ahead = cell("ahead", messages.text("status.ahead", 4, 4));
        zoom = cell("zoom", messages.text("status.zoom", 64));
        layout.setDispensable(List.of(ahead, image, pixel, encodeTime, model, maskTime, zoom));
        bench.addListener(this::refresh);
        tools.addListener(this::refresh);
        tools.addDrawingListener(this::refresh);
        canvas.addViewportListener(this::refresh);
        canvas.addPointerListener(at -> pixel.setText(at.map(this::pixelText).orElse("")));
        refresh();
    }

    /** What is going on, and behind it the way to give it up. */
    private JPanel activityCell() {
        cancel.setName("cancelWork");
        cancel.setText(messages.text("status.cancel"));
        cancel.setToolTipText(messages.text("status.cancel.tip"));
        cancel.setFocusable(false);
        cancel.putClientProperty("FlatLaf.style", "margin: 0,8,0,8");
        cancel.addActionListener(e -> bench.cancelWork());
        JPanel cell = new JPanel(new MigLayout("insets 0, fill, hidemode 3", "[::pref, 0:n:]8[]push", "[center]"));
        cell.setOpaque(false);
        cell.add(activity);
        cell.add(cancel);
        return cell;
    }

    private StatusCell cell(String name, @Nullable String longest) {
        StatusCell cell = new StatusCell("status." + name, messages.text("status." + name + ".tip"), longest);
        add(cell);
        return cell;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(1, 0, 0, 0, UIManager.getColor("Component.borderColor")),
                BorderFactory.createEmptyBorder(0, UIScale.scale(GAP), 0, UIScale.scale(GAP))));
    }

    private void refresh() {
        String now = activityText();
        activity.setText(now);
        activity.setToolTipText(now);
        cancel.setVisible(bench.exchange().work().isPresent()
                || bench.cutouts().isBusy()
                || bench.suggesting().isSearching()
                || bench.propagating().isRunning());
        cancel.setToolTipText(
                messages.text(bench.propagating().isRunning() ? "status.cancelCarrying.tip" : "status.cancel.tip"));
        // Also after the banner that says why was dismissed.
        unkept.setText(bench.problems().hasUnkept() ? messages.text("status.unkept") : "");
        image.setText(imageText());
        model.setText(bench.inference()
                .model()
                .info()
                .map(info -> messages.text(
                        "status.model", bench.inference().model().choice().name(), provider(info)))
                .orElse(""));
        model.setToolTipText(
                bench.inference().model().info().map(this::devices).orElse(messages.text("status.model.tip")));
        refreshEncodeTime();
        ahead.setText(
                bench.inference().prepared().wanted() == 0
                        ? ""
                        : messages.text(
                                "status.ahead",
                                bench.inference().prepared().ready(),
                                bench.inference().prepared().wanted()));
        maskTime.setText(bench.inference()
                .maskTime()
                .map(time -> messages.text("status.maskTime", messages.time(time)))
                .orElse(""));
        zoom.setText(canvas.viewport()
                .map(viewport -> messages.text("status.zoom", viewport.scale()))
                .orElse(""));
    }

    /** What runs the model, and what was to run it but could not. */
    private String provider(ModelInfo info) {
        return info.failing().stream()
                .findFirst()
                .map(failing -> messages.text(
                        "status.device.instead",
                        messages.device(info.provider()),
                        failing.device().title()))
                .orElse(messages.device(info.provider()));
    }

    private String devices(ModelInfo info) {
        StringBuilder text = new StringBuilder("<html>").append(messages.text("status.model.tip"));
        for (DeviceVerdict verdict : info.notUsed()) {
            text.append("<br>")
                    .append(ModelTexts.escaped(messages.text(
                            "status.device.notUsed",
                            verdict.device().title(),
                            verdict.obstacle().orElse(""))));
        }
        return text.toString();
    }

    private String encodingText(Encoding encoding) {
        return switch (encoding.source()) {
            case ENCODED -> messages.text("status.encodeTime", messages.time(encoding.took()));
            case MEMORY -> messages.text("status.fromMemory");
            case DISK -> messages.text("status.fromDisk");
        };
    }

    /** The time stays when the next image needs none; where that came from is in the tool tip. */
    private void refreshEncodeTime() {
        String now = bench.inference().encoding().map(this::encodingText).orElse("");
        encodeTime.setText(bench.inference()
                .encodeTime()
                .map(time -> messages.text("status.encodeTime", messages.time(time)))
                .orElse(now));
        String tip = messages.text("status.encodeTime.tip");
        encodeTime.setToolTipText(now.isEmpty() ? tip : messages.text("status.encodeTime.now", tip, now));
    }

    private String activityText() {
        Activity now = bench.activity();
        if (tools.isDrawing() && bench.exchange().work().isEmpty()) {
            return messages.text("status.drawing");
        }
        return switch (now) {
            case READING -> readingText(now);
            case EXPORTED ->
                messages.text(
                        now.key(),
                        bench.exchange().exported().orElseThrow().images(),
                        name(bench.exchange().exported().orElseThrow().target()));
            case EXPORTING, IMPORTING -> workText(now);
            case EDITED -> messages.text(now.key(), bench.lastEdit().words().orElse(""));
            case FETCHING_FOREGROUND -> fetchText(now);
            case CUTOUT_SAVED ->
                messages.text(now.key(), name(bench.cutouts().saved().orElseThrow()));
            case EMPTY_MASK -> emptyMaskText(now);
            case SEARCHING -> searchText(now);
            case FINDING_SECTOR ->
                bench.sector()
                        .progress()
                        .map(work -> messages.text(now.key(), work.done(), work.total()))
                        .orElse("");
            case PROPAGATING -> propagationText(now);
            case SUGGESTING -> suggestionText(now);
            case ENCODING, ENCODING_WITH_PROMPTS ->
                messages.text(now.key() + (bench.inference().part().isPresent() ? ".part" : ""));
            case READY, PROMPTING -> readyText(tools.key(now, bench.document()));
            default -> messages.text(now.key());
        };
    }

    private String readingText(Activity now) {
        String name = bench.desk().reading().orElseThrow();
        OptionalInt percent = bench.desk().readPercent();
        return percent.isPresent()
                ? messages.text(now.key() + ".of", name, percent.getAsInt())
                : messages.text(now.key(), name);
    }

    private String readyText(String key) {
        return bench.inference()
                .part()
                .filter(part -> key.equals(Activity.READY.key()))
                .map(part -> messages.text(key + ".part", part.width(), part.height()))
                .orElseGet(() -> messages.text(key));
    }

    private String emptyMaskText(Activity now) {
        float threshold = bench.session().finish().threshold();
        return threshold > 0 ? messages.text(now.key() + ".threshold", threshold) : messages.text(now.key());
    }

    private String workText(Activity now) {
        LongWork work = bench.exchange().work().orElseThrow();
        return work.total() == 0
                ? messages.text(now.key())
                : messages.text(now.key() + ".of", work.done(), work.total());
    }

    private String searchText(Activity now) {
        Suggesting.Progress work = bench.suggesting().progress().orElseThrow();
        return work.total() == 0
                ? messages.text(now.key())
                : messages.text(now.key() + ".of", work.done(), work.total());
    }

    private String propagationText(Activity now) {
        Propagating.Progress work = bench.propagating().progress().orElseThrow();
        return messages.text(now.key(), work.done(), work.total());
    }

    private String suggestionText(Activity now) {
        Suggestions suggestions = bench.suggesting().suggestions();
        if (tools.current() != Tools.Kind.PROMPT) {
            return messages.text(tools.key(Activity.READY, bench.document()));
        }
        String key = now.key() + (suggestions.isWalking() ? ".walking" : "");
        return messages.text(key, suggestions.offered().size());
    }

    private String fetchText(Activity now) {
        return bench.cutouts()
                .fetched()
                .filter(fetch -> fetch.total().isPresent())
                .map(fetch -> messages.text(
                        now.key() + ".of",
                        fetch.name(),
                        messages.size(fetch.bytes()),
                        messages.size(fetch.total().getAsLong())))
                .orElseGet(() -> messages.text(
                        now.key(), bench.cutouts().foregrounds().offered().name()));
    }

    private String imageText() {
        return bench.desk()
                .picture()
                .map(ImagePyramid::size)
                .map(size -> bench.inference()
                        .part()
                        .map(part -> messages.text(
                                "status.image.part", part.width(), part.height(), size.width(), size.height()))
                        .orElseGet(() -> messages.text("status.image", size.width(), size.height())))
                .orElse("");
    }

    /** The pixel at a place and its colour; nothing beside the image. */
    private String pixelText(ImagePoint at) {
        int x = (int) Math.floor(at.x());
        int y = (int) Math.floor(at.y());
        return bench.desk()
                .picture()
                .filter(picture -> x >= 0
                        && y >= 0
                        && x < picture.size().width()
                        && y < picture.size().height())
                .map(picture -> messages.text("status.pixel", x, y, String.format("%06X", picture.rgb(x, y))))
                .orElse("");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
