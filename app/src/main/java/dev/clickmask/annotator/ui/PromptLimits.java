package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.PromptRules;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.Capabilities.Limit;
import dev.clickmask.sam.ModelInfo;

/** What the model in use does not understand: not drawn, and said why. */
final class PromptLimits implements PromptRules {
    private final Messages messages;
    private final Workbench bench;
    private final ModelTexts texts;

    PromptLimits(Messages messages, Workbench bench) {
        this.messages = messages;
        this.bench = bench;
        this.texts = new ModelTexts(messages);
    }

    @Override
    public Capabilities capabilities() {
        return bench.inference().model().info().map(ModelInfo::capabilities).orElse(Capabilities.ALL);
    }

    @Override
    public void refused(Limit limit) {
        bench.problems().fail("limit." + limit, capabilities().entries());
    }

    /** Keeps the tool tip of the tool for prompts true. */
    void tellIn(Command tool) {
        Runnable tell = () -> {
            String limits = texts.limits(capabilities());
            tool.setTip(messages.text(tool.id() + ".tip") + (limits.isEmpty() ? "" : ". " + limits));
        };
        bench.addListener(tell);
        tell.run();
    }
}
