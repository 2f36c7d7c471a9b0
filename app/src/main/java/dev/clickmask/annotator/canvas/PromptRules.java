package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.Capabilities.Limit;

/** Which prompts can be given. */
public interface PromptRules {
    /** All of them. */
    PromptRules NONE = new PromptRules() {
        @Override
        public Capabilities capabilities() {
            return Capabilities.ALL;
        }

        @Override
        public void refused(Limit limit) {
            throw new IllegalStateException("nothing is refused");
        }
    };

    /** What the model in use understands. */
    Capabilities capabilities();

    /** A prompt was not taken, for this reason. */
    void refused(Limit limit);
}
