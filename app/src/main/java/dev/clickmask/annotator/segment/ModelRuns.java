package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the inference thread does with the model, a method for each kind of run. What comes of it is delivered, or told to the
 * {@link Agenda}. {@code asked} is always the generation in which it was asked.
 */
final class ModelRuns {
    private final Agenda agenda;
    private final Delivery delivery;
    private final InferenceListener listener;
    private final EmbeddingCache cache;

    /** Something that asks the model. */
    @FunctionalInterface
    private interface Run {
        void run() throws InferenceException;
    }

    ModelRuns(Agenda agenda, Delivery delivery, InferenceListener listener, EmbeddingCache cache) {
        this.agenda = agenda;
        this.delivery = delivery;
        this.listener = listener;
        this.cache = cache;
    }

    void load(Agenda.Opening wanted) {
        try {
            SamModel opened = wanted.source().open();
            KeyedModel before = agenda.opened(new KeyedModel(wanted.key(), opened));
            if (before != null) {
                before.model().close();
            }
            delivery.deliver(() -> {
                agenda.told(before != null);
                listener.modelOpened(opened.info());
            });
            opened.warmUp();
        } catch (InferenceException e) {
            // Of the warming up: only its gain is lost, and if there is a fault, the first prompt tells it.
            log().log(System.Logger.Level.DEBUG, "no warming up", e);
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            delivery.deliver(() -> listener.failed(sentence(e), e));
        }
    }

    void encode(KeyedModel model, ImagePart picture, long asked) {
        if (delivery.isClosed() || asked != delivery.generation()) {
            return;
        }
        EmbeddingKey key = model.of(picture.key());
        long start = System.nanoTime();
        Optional<ImageEmbedding> known = cache.inMemory(key);
        Encoding.Source from = known.isPresent() ? Encoding.Source.MEMORY : Encoding.Source.DISK;
        known = known.or(() -> cache.onDisk(key));
        if (known.isPresent()) {
            agenda.ready(key, known.get(), new Encoding(since(start), from));
            return;
        }
        delivery.deliver(asked, listener::encodingStarted);
        attempt(() -> encode(model, picture), e -> agenda.encodingFailed(sentence(e), e, asked));
    }

    /** Encodes an image that may be wanted next; by the end of the run it may be the one that is wanted now. */
    void encodeAhead(KeyedModel model, KeyedImage picture) {
        attempt(() -> encode(model, ImagePart.whole(picture)), e -> agenda.aheadFailed(picture));
    }

    private void encode(KeyedModel model, ImagePart picture) throws InferenceException {
        EmbeddingKey key = model.of(picture.key());
        long start = System.nanoTime();
        ImageEmbedding encoded = model.model().encode(picture.pixels());
        Encoding encoding = new Encoding(since(start), Encoding.Source.ENCODED);
        cache.put(key, encoded);
        agenda.ready(key, encoded, encoding);
    }

    void decode(SamModel model, ImageEmbedding encoded, DecodeRequest request, long asked) {
        attempt(
                () -> {
                    long start = System.nanoTime();
                    List<Candidate> candidates = model.decode(encoded, request.prompts());
                    Duration decoding = since(start);
                    int best = PromptPolicy.first(request.prompts(), candidates);
                    Answer answer = Answer.of(candidates, request.finish(), best, decoding);
                    delivery.deliver(asked, () -> listener.answered(request, answer));
                },
                e -> delivery.deliver(asked, () -> listener.failed(sentence(e), e)));
    }

    /** Makes the masks of an answer anew, for which neither model nor embedding need be there. */
    void finish(DecodeRequest request, Answer known, long asked) {
        attempt(
                () -> {
                    Answer answer = known.finished(request.finish());
                    delivery.deliver(asked, () -> listener.answered(request, answer));
                },
                e -> delivery.deliver(asked, () -> listener.failed(sentence(e), e)));
    }

    /** A preview that fails is not told: the prompt that may follow will be. */
    void preview(SamModel model, ImageEmbedding encoded, PreviewRequest request, long asked) {
        try {
            List<Prompt> prompts = List.of(request.point());
            List<Candidate> candidates = model.decode(encoded, prompts);
            Candidate best = candidates.get(PromptPolicy.first(prompts, candidates));
            Mask mask = request.finish().mask(best.logits());
            delivery.deliver(asked, () -> request.then().accept(mask));
        } catch (InferenceException | RuntimeException | OutOfMemoryError e) {
            log().log(System.Logger.Level.DEBUG, "no preview", e);
        }
    }

    /** A step of a search of the current image. */
    void step(SamModel model, KeyedImage picture, ImageEmbedding encoded, EverythingJob all, long asked) {
        attempt(
                () -> {
                    all.step(model, picture.image(), encoded).ifPresent(news -> delivery.deliver(asked, news));
                    if (all.isDone()) {
                        agenda.drop(all);
                    }
                },
                e -> {
                    agenda.drop(all);
                    delivery.deliver(asked, all.failure(sentence(e), e));
                });
    }

    /** A step of a propagation. */
    void propagate(KeyedModel model, PropagationJob job) {
        attempt(
                () -> job.step(model.model(), model.key(), cache).ifPresent(delivery::deliver),
                e -> delivery.deliver(job.failure(sentence(e), e)));
    }

    /** A run that was cancelled is no failure: if it is still wanted, the next job simply begins it again. */
    private static void attempt(Run run, Consumer<Throwable> failed) {
        try {
            run.run();
        } catch (InferenceException e) {
            if (!e.isCancelled()) {
                failed.accept(e);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            failed.accept(e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return "The model does not fit into memory; give Java more with -Xmx, or use a smaller model";
        }
        String message = cause.getMessage();
        return message != null ? message : cause.toString();
    }

    /** Looked for only when there is something to say, as that takes longer than much of what is done at the start. */
    private static System.Logger log() {
        return System.getLogger(ModelRuns.class.getName());
    }
}
