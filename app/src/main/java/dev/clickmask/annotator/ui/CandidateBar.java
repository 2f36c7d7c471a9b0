package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.PromptSession;
import java.util.List;
import java.util.Objects;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** One chip for each mask that the model offers, while there is more than one; the shown one is filled. */
final class CandidateBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient PromptSession session;
    private transient @Nullable Answer shown;

    CandidateBar(Messages messages, PromptSession session) {
        super(new MigLayout("insets 4, gap 4", "", "[28!]"));
        this.messages = messages;
        this.session = session;
        setName("candidates");
        setOpaque(false);
        putClientProperty("FlatLaf.style", "arc: 12; border: 1,1,1,1,$Component.borderColor,1,12");
        getAccessibleContext().setAccessibleName(messages.text("candidates"));
        setVisible(false);
        session.addListener(this::refresh);
    }

    private void refresh() {
        Answer next =
                session.shown().filter(answer -> answer.candidates().size() > 1).orElse(null);
        if (Objects.equals(next, shown)) {
            return;
        }
        shown = next;
        removeAll();
        if (next != null) {
            addChips(next);
        }
        setVisible(next != null);
        revalidate();
    }

    /** Best first, as the model sees it. */
    private void addChips(Answer answer) {
        ButtonGroup group = new ButtonGroup();
        List<Integer> ranked = answer.ranked();
        for (int rank = 1; rank <= ranked.size(); rank++) {
            int index = ranked.get(rank - 1);
            // Some models promise more than all.
            float iou = Math.min(1, answer.candidates().get(index).predictedIou());
            JToggleButton chip = new JToggleButton(messages.text("candidate.chip", rank, iou), index == answer.shown());
            chip.setName("candidate" + rank);
            chip.setToolTipText(messages.text("candidate", rank, ranked.size(), iou));
            chip.setFocusable(false);
            chip.putClientProperty(
                    "FlatLaf.style", "arc: 999; selectedBackground: $Component.accentColor; selectedForeground: #fff");
            chip.addActionListener(e -> session.showCandidate(index));
            group.add(chip);
            add(chip);
        }
    }
}
