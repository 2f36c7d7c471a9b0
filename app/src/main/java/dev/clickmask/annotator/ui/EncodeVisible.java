package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.ImagePyramid;
import dev.clickmask.annotator.canvas.Viewport;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.Optional;

/**
 * Has the model see what the person sees, in more detail than in the whole image: for small objects in large images. It
 * lasts until it is switched off, the whole image is in view, or a prompt lies outside. For the event dispatch thread.
 */
final class EncodeVisible {
    private static final String ID = "encodeVisible";
    private static final String SMALL = ID + ".small";
    private static final String ALL = ID + ".all";

    private final Messages messages;
    private final Workbench bench;
    private final ImageCanvas canvas;

    /**
     * Why the model would see no more.
     *
     * @param key of the sentence that says so
     * @param width of the image
     * @param height of the image
     */
    private record Refusal(String key, int width, int height) {}

    private EncodeVisible(Messages messages, Workbench bench, ImageCanvas canvas) {
        this.messages = messages;
        this.bench = bench;
        this.canvas = canvas;
    }

    /** Adds the command to the view menu. */
    static void add(Messages messages, Commands commands, Workbench bench, ImageCanvas canvas) {
        EncodeVisible visible = new EncodeVisible(messages, bench, canvas);
        commands.section("view").addSwitch(ID, visible::isPossible, visible::isOn, visible::toggle);
        Command command = commands.get(ID);
        Runnable tell = () -> command.setTip(visible.tip());
        bench.addListener(tell);
        canvas.addViewportListener(() -> {
            visible.follow();
            tell.run();
        });
        tell.run();
    }

    private boolean isPossible() {
        // A search is one of the whole image, and is not to be broken off by this.
        return bench.desk().picture().isPresent()
                && bench.inference().model().info().isPresent()
                && !bench.suggesting().isSearching();
    }

    private boolean isOn() {
        return bench.inference().part().isPresent();
    }

    private void toggle() {
        Optional<Refusal> refusal = refusal();
        if (isOn()) {
            bench.inference().showWhole();
        } else if (refusal.isPresent()) {
            bench.problems()
                    .fail(
                            refusal.get().key(),
                            refusal.get().width(),
                            refusal.get().height());
        } else {
            bench.problems()
                    .shown()
                    .filter(shown -> shown.sentence().equals(messages.text(ALL)))
                    .ifPresent(over -> bench.problems().dismiss());
            canvas.viewport().map(Viewport::visible).ifPresent(bench.inference()::showPart);
        }
    }

    /** Seeing all of the image, the person works on all of it. */
    private void follow() {
        if (isOn() && canvas.viewport().filter(EncodeVisible::showsAll).isPresent()) {
            bench.inference().showWhole();
        }
    }

    private static boolean showsAll(Viewport viewport) {
        return viewport.visible().equals(viewport.image().pixels());
    }

    private String tip() {
        return refusal()
                .filter(reason -> !isOn())
                .map(reason -> messages.text(reason.key(), reason.width(), reason.height()))
                .orElse(messages.text(ID + ".tip"));
    }

    /** Why the model would see no more of what is in view than it does in the whole image, if that is so. */
    private Optional<Refusal> refusal() {
        Size image = bench.desk().picture().map(ImagePyramid::size).orElse(null);
        Integer side =
                bench.inference().model().info().map(ModelInfo::inputSide).orElse(null);
        PixelBox part = canvas.viewport().map(Viewport::visible).orElse(null);
        if (image == null || side == null || part == null) {
            return Optional.empty();
        }
        int longest = Math.max(image.width(), image.height());
        if (longest <= side) {
            return Optional.of(new Refusal(SMALL, image.width(), image.height()));
        }
        boolean closer = !part.isEmpty() && Math.max(part.width(), part.height()) < longest;
        return closer ? Optional.empty() : Optional.of(new Refusal(ALL, image.width(), image.height()));
    }
}
