package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.DecodeRequest;
import dev.clickmask.annotator.segment.Encoding;
import dev.clickmask.annotator.segment.EverythingJob;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.InferenceListener;
import dev.clickmask.annotator.segment.InferenceWorker;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.annotator.segment.PropagationJob;
import dev.clickmask.annotator.segment.UpcomingImage;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.KeyedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the model does for the person: it prepares the current image and those that may come next, and answers prompts.
 * Belongs to the event dispatch thread; the model runs on a thread of its own.
 */
final class Inference implements AutoCloseable {
    private final ModelSetup model;
    private final EmbeddingCache cache;
    private final Listener listener;
    private final InferenceWorker worker;
    private final PromptSession session;
    private final HoverPreview hover;

    private @Nullable Encoding encoding;
    private @Nullable Duration encodeTime;
    private @Nullable Duration maskTime;
    private Prepared prepared = new Prepared(0, 0);
    private @Nullable KeyedImage image;
    /** What of the image the model sees in more detail; null if it sees all of it. */
    private @Nullable PixelBox part;

    private boolean glancing;
    private boolean encodingFailed;
    private boolean decodingFailed;

    /** Hears what happens. */
    interface Listener {
        /** Something is to be shown anew. */
        void changed();

        /** An answer has come and is in the session. */
        void answered();

        /** No answer will come; the sentence says why. */
        void failed(String sentence, Throwable cause);
    }

    /**
     * How far the images are that may be wanted next.
     *
     * @param ready so many can be prompted at once
     * @param wanted of so many
     */
    record Prepared(int ready, int wanted) {}

    /**
     * Begins without a model.
     *
     * @param cache what the model made of images before; closed with this
     * @param edt runs what it is given on the event dispatch thread, later
     */
    Inference(ModelSetup model, EmbeddingCache cache, Executor edt, Listener listener) {
        this.model = model;
        this.cache = cache;
        this.listener = listener;
        worker = new InferenceWorker(edt, new Answers(), cache);
        session = new PromptSession(this::ask);
        hover = new HoverPreview(session, request -> {
            if (sees(List.of(request.point()))) {
                worker.preview(request);
            }
        });
        session.addListener(listener::changed);
        model.addListener(listener::changed);
    }

    /** Looks for the model and has it opened; after the listener can hear of it. */
    void start() {
        model.start(worker);
    }

    /** Has another model opened; image and prompts stay, and are answered by it once it is open. */
    void choose(ModelChoice next) {
        model.choose(next, worker);
    }

    /** Has the model run on another device; image and prompts stay. */
    void runOn(Device device) {
        model.runOn(device, worker);
    }

    ModelSetup model() {
        return model;
    }

    PromptSession session() {
        return session;
    }

    /** What a click would give. */
    HoverPreview hover() {
        return hover;
    }

    /** How the current image became ready for prompts, once it is. */
    Optional<Encoding> encoding() {
        return Optional.ofNullable(encoding);
    }

    /** How long the model in use last took to encode an image that the person waited for. */
    Optional<Duration> encodeTime() {
        return Optional.ofNullable(encodeTime);
    }

    /** How long it last took from prompts to their mask. */
    Optional<Duration> maskTime() {
        return Optional.ofNullable(maskTime);
    }

    /** How far the images are that may be wanted next. */
    Prepared prepared() {
        return prepared;
    }

    /** Goes on to another image. */
    void show(KeyedImage next) {
        show(next, false);
    }

    /**
     * Goes on to another image.
     *
     * @param glance whether it is only looked at: the encoder waits for {@link #settle} or a prompt
     */
    void show(KeyedImage next, boolean glance) {
        image = next;
        part = null;
        encoding = null;
        encodingFailed = false;
        glancing = glance;
        worker.show(next.key(), next.image(), glance);
    }

    /** The image is not only looked at any more. */
    void settle() {
        glancing = false;
        worker.settle();
    }

    /** What of the image the model sees in more detail; none if it sees all of it. */
    Optional<PixelBox> part() {
        return Optional.ofNullable(part);
    }

    /** Has the model see a part of the image in more detail from now on. Prompts stay; those that there are are asked anew. */
    void showPart(PixelBox box) {
        KeyedImage current = image;
        if (current != null && !box.equals(part)) {
            part = box;
            encoding = null;
            encodingFailed = false;
            worker.show(current, box);
            session.askAnew();
        }
    }

    /** Has the model see the whole image again. Prompts stay; those that there are are asked anew. */
    void showWhole() {
        if (leavePart()) {
            session.askAnew();
        }
    }

    private boolean leavePart() {
        KeyedImage current = image;
        if (current == null || part == null) {
            return false;
        }
        show(current);
        return true;
    }

    private void ask(DecodeRequest request) {
        decodingFailed = false;
        if (!sees(request.prompts())) {
            leavePart();
        }
        worker.decode(request);
    }

    /** Whether all of the prompts are about what the model sees. */
    private boolean sees(List<Prompt> prompts) {
        PixelBox seen = part;
        return seen == null || prompts.stream().allMatch(prompt -> isInside(prompt, seen));
    }

    private static boolean isInside(Prompt prompt, PixelBox part) {
        if (prompt instanceof Prompt.BoxPrompt around) {
            Box box = around.box();
            return box.x0() >= part.x() && box.y0() >= part.y() && box.x1() <= part.endX() && box.y1() <= part.endY();
        } else if (prompt instanceof Prompt.Point point) {
            ImagePoint at = point.at();
            return at.x() >= part.x() && at.y() >= part.y() && at.x() <= part.endX() && at.y() <= part.endY();
        }
        return true;
    }

    /** Names the images that may be wanted next, the likeliest first. */
    void prepare(List<UpcomingImage> next) {
        worker.prepare(next);
    }

    /** Searches the whole of the current image between prompts, until another image or model is chosen. */
    void search(EverythingJob job) {
        showWhole();
        worker.search(job);
    }

    /** Has objects followed over other images between prompts, until another model is chosen. */
    void propagate(PropagationJob job) {
        worker.propagate(job);
    }

    /** Gives that up. */
    void endPropagation() {
        worker.endPropagation();
    }

    /** Gives the search up. */
    void endSearch() {
        worker.endSearch();
    }

    /** Fetches the model. */
    void fetchModel(Consumer<Exception> onFailure) {
        model.fetch(worker, onFailure);
    }

    /** What is going on with the model, its image and its prompts; {@link Activity#READY} if nothing is. */
    Activity activity() {
        return switch (model.state()) {
            case ABSENT, BROKEN -> Activity.NO_MODEL;
            case FETCHING -> Activity.FETCHING_MODEL;
            case LOADING -> Activity.LOADING_MODEL;
            case FAILED -> Activity.MODEL_FAILED;
            case OPEN -> image != null ? promptActivity() : Activity.NO_IMAGE;
        };
    }

    /** Whether an answer to the prompts may be expected soon, if there are any that have none. */
    boolean isAnswering() {
        return switch (activity()) {
            case LOADING_MODEL, ENCODING, ENCODING_WITH_PROMPTS, DECODING -> true;
            // Masks may be made anew, with another threshold.
            case PROMPTING, EMPTY_MASK -> true;
            default -> false;
        };
    }

    private Activity promptActivity() {
        if (encoding == null && encodingFailed) {
            return Activity.ENCODING_FAILED;
        } else if (encoding == null && glancing && session.isEmpty()) {
            return Activity.GLANCING;
        } else if (encoding == null) {
            return session.isEmpty() ? Activity.ENCODING : Activity.ENCODING_WITH_PROMPTS;
        } else if (session.lacksObject()) {
            return Activity.ONLY_BACKGROUND;
        } else if (session.isEmpty()) {
            return Activity.READY;
        }
        return session.answer()
                .map(answer -> answer.mask().isEmpty() ? Activity.EMPTY_MASK : Activity.PROMPTING)
                .orElse(decodingFailed ? Activity.DECODING_FAILED : Activity.DECODING);
    }

    /** Ends all work and waits for it: a running encoding within milliseconds. */
    @Override
    public void close() {
        model.cancelFetch();
        worker.close();
        cache.close();
    }

    /** What the inference thread tells. */
    private final class Answers implements InferenceListener {
        @Override
        public void modelOpened(ModelInfo info) {
            boolean another = model.info().isPresent();
            encoding = null;
            encodeTime = null;
            maskTime = null;
            encodingFailed = false;
            decodingFailed = false;
            model.opened(info);
            if (another) {
                // Afresh: what the model before made of the steps would not fit this one. Also where there are no steps
                // here: there may be some on images that were left.
                session.restart();
            }
        }

        @Override
        public void encodingStarted() {
            encodingFailed = false;
            listener.changed();
        }

        @Override
        public void encoded(Encoding done) {
            encoding = done;
            encodeTime = done.source() == Encoding.Source.ENCODED ? done.took() : encodeTime;
            listener.changed();
        }

        @Override
        public void prepared(int ready, int wanted) {
            prepared = new Prepared(ready, wanted);
            listener.changed();
        }

        @Override
        public void answered(DecodeRequest request, Answer answer) {
            decodingFailed = false;
            maskTime = answer.decoding().plus(answer.masking());
            session.answered(request, answer);
            listener.answered();
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            if (model.state() == ModelSetup.State.LOADING) {
                model.failed();
                listener.failed(sentence, cause);
                return;
            }
            encodingFailed = encoding == null;
            decodingFailed = encoding != null;
            listener.failed(sentence, cause);
            if (encodingFailed) {
                // There may be too little memory for it; the whole was there before.
                showWhole();
            }
        }
    }
}
