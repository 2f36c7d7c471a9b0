package dev.clickmask.sam;

import java.util.List;
import java.util.Optional;

/**
 * Which prompts a model understands; every one understands points on the object.
 *
 * @param box whether it takes boxes
 * @param background whether it takes points off the object
 * @param priorMask whether it can go on from an earlier answer; where it cannot, a prior mask is left out
 * @param entries how many points it takes at once, where a box counts as two
 */
public record Capabilities(boolean box, boolean background, boolean priorMask, int entries) {
    private static final int CORNERS = 2;

    /** A model without limits. */
    public static final Capabilities ALL = new Capabilities(true, true, true, Integer.MAX_VALUE);

    /** What a prompt list asks of a model that cannot do it. */
    public enum Limit {
        /** It has a box, and the model takes none. */
        BOX,
        /** It has a point off the object, and the model takes none. */
        BACKGROUND,
        /** It has more points than the model takes. */
        ENTRIES
    }

    /** The same without boxes. */
    public Capabilities withoutBox() {
        return new Capabilities(false, background, priorMask, entries);
    }

    /** The same without points off the object. */
    public Capabilities withoutBackground() {
        return new Capabilities(box, false, priorMask, entries);
    }

    /** The same without prior masks. */
    public Capabilities withoutPriorMask() {
        return new Capabilities(box, background, false, entries);
    }

    /** The same with at most so many points. */
    public Capabilities withEntries(int most) {
        return new Capabilities(box, background, priorMask, most);
    }

    /** Why the model cannot answer these prompts, if it cannot. */
    public Optional<Limit> refusal(List<Prompt> prompts) {
        boolean boxed = prompts.stream().anyMatch(Prompt.BoxPrompt.class::isInstance);
        if (boxed && !box) {
            return Optional.of(Limit.BOX);
        }
        if (!background && prompts.stream().anyMatch(Capabilities::isBackground)) {
            return Optional.of(Limit.BACKGROUND);
        }
        long points = prompts.stream().filter(Prompt.Point.class::isInstance).count();
        return points + (boxed ? CORNERS : 0) > entries ? Optional.of(Limit.ENTRIES) : Optional.empty();
    }

    private static boolean isBackground(Prompt prompt) {
        return prompt instanceof Prompt.Point point && !point.foreground();
    }
}
