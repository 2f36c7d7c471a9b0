package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import java.util.function.UnaryOperator;

/** What tools that edit accepted instances need of the program around them. For the event dispatch thread. */
public interface Editing {

    Document document();

    /** Makes one step that can be undone. */
    void edit(UnaryOperator<AnnotatedImage> step);

    /**
     * Accepts the unfinished instance, if there is one, and selects it.
     *
     * @return false if that cannot be done now, because its mask is still being computed
     */
    boolean settle();

    /** Whether an instance may be opened again now, without prompts being lost. */
    boolean canReopen();

    /** Makes an instance the unfinished one again, with the prompts it came from. */
    void reopen(Instance instance);
}
