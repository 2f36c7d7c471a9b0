package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.mask.Mask;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the model answered to a {@link DecodeRequest}. Immutable.
 *
 * @param candidates in the model's own order
 * @param masks the mask of each candidate in image size
 * @param finish how the masks were made
 * @param shown index of the candidate that is shown and would be accepted
 * @param decoding how long the model took
 * @param masking how long the mask took, of the candidates together
 */
public record Answer(
        List<Candidate> candidates,
        List<Mask> masks,
        MaskFinish finish,
        int shown,
        Duration decoding,
        Duration masking) {
    public Answer {
        candidates = List.copyOf(candidates);
        masks = List.copyOf(masks);
        if (candidates.size() != masks.size() || shown < 0 || shown >= candidates.size()) {
            throw new IllegalArgumentException(
                    candidates.size() + " candidates, " + masks.size() + " masks, number " + shown + " shown");
        }
    }

    /** Makes the masks of the candidates, which takes milliseconds. */
    static Answer of(List<Candidate> candidates, MaskFinish finish, int shown, Duration decoding) {
        long start = System.nanoTime();
        List<Mask> masks = candidates.stream()
                .map(candidate -> finish.mask(candidate.logits()))
                .toList();
        return new Answer(candidates, masks, finish, shown, decoding, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The candidate that is shown. */
    public Candidate candidate() {
        return candidates.get(shown);
    }

    /** The mask that is shown. */
    public Mask mask() {
        return masks.get(shown);
    }

    /** Indices of the candidates, best first as the model sees it. */
    public List<Integer> ranked() {
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparing(index -> -candidates.get(index).predictedIou()))
                .toList();
    }

    /** The same answer with another candidate shown. */
    public Answer showing(int index) {
        return new Answer(candidates, masks, finish, index, decoding, masking);
    }

    /** The same answer with its masks made in another way, which takes milliseconds. */
    Answer finished(MaskFinish other) {
        return of(candidates, other, shown, decoding);
    }
}
