package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.Editing;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.Prompt;
import java.util.function.UnaryOperator;

/** What the tools need of the workbench. */
final class BenchEditing implements Editing {
    private final Workbench bench;
    private final Document document;
    private final PromptSession session;

    BenchEditing(Workbench bench) {
        this.bench = bench;
        this.document = bench.document();
        this.session = bench.session();
    }

    @Override
    public Document document() {
        return document;
    }

    @Override
    public void edit(UnaryOperator<AnnotatedImage> step) {
        bench.labelling().edit(step);
    }

    @Override
    public boolean settle() {
        if (session.isEmpty()) {
            return true;
        }
        bench.labelling().accept();
        if (session.finished().isPresent() || session.lacksObject()) {
            // Prompts that found nothing are not in the way; undo brings them back.
            session.clear();
        }
        return session.isEmpty();
    }

    @Override
    public boolean canReopen() {
        // The first of the two clicks may have been a prompt.
        return session.prompts().size() <= 1;
    }

    @Override
    public void reopen(Instance instance) {
        if (session.prompts().size() == 1
                && session.prompts().get(0) instanceof Prompt.Point click
                && instance.segmentation().mask().contains((int) click.at().x(), (int)
                        click.at().y())) {
            // The first of the two clicks was taken for a prompt.
            session.reset();
        }
        bench.labelling().reopen(instance);
    }
}
