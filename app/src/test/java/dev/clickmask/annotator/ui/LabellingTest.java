package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.DecodeRequest;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabellingTest {
    private static final Size SIZE = new Size(8, 8);
    private static final ImagePoint HERE = new ImagePoint(2, 2);
    private static final ImagePoint THERE = new ImagePoint(5, 5);

    private final List<DecodeRequest> requests = new ArrayList<>();
    private final PromptSession session = new PromptSession(requests::add);
    private final Document document = new Document("object");
    private boolean answering = true;
    private final Labelling labelling = new Labelling(document, session, () -> "model", () -> answering);

    @BeforeEach
    void openImage() {
        document.open(AnnotatedImage.of("a.png", SIZE));
    }

    @Test
    void enterBeforeTheAnswer_acceptsItWhenItComes() {
        session.addPoint(HERE, true);
        labelling.accept();
        assertThat(labelling.isAccepting()).isTrue();

        answer();

        assertThat(document.instances()).hasSize(1);
        assertThat(labelling.isAccepting()).isFalse();
    }

    @Test
    void nothingIsAwaited_thatWillNotCome() {
        session.addPoint(HERE, false);
        labelling.accept();
        assertThat(labelling.isAccepting())
                .as("a point off the object is not answered")
                .isFalse();
        session.clear();

        answering = false;
        session.addPoint(HERE, true);
        labelling.accept();
        assertThat(labelling.isAccepting()).as("there is no model").isFalse();
    }

    @Test
    void otherPrompts_endTheWaiting_forGood() {
        session.addPoint(HERE, true);
        labelling.accept();
        session.clear();
        assertThat(labelling.isAccepting()).isFalse();

        session.undo();
        answer();

        assertThat(document.instances()).isEmpty();
    }

    @Test
    void aReopenedInstance_isReplaced_andSeenAsItsMaskMeanwhile() {
        long id = accepted(HERE);
        labelling.reopen(document.instances().get(0));
        assertThat(document.isHidden(id)).isTrue();
        session.addPoint(THERE, true);
        answer();

        labelling.accept();

        assertThat(document.instances()).extracting(Instance::id).containsExactly(id);
        assertThat(document.instances().get(0).origin().prompts()).hasSize(2);
        assertThat(document.isHidden(id)).isFalse();
    }

    @Test
    void afterEscape_theNextObjectIsANewOne() {
        long id = accepted(HERE);
        Instance before = document.instances().get(0);
        labelling.reopen(before);
        session.clear();
        assertThat(document.isHidden(id)).isFalse();

        session.addPoint(THERE, true);
        answer();
        labelling.accept();

        assertThat(document.instances()).hasSize(2).contains(before);
    }

    @Test
    void promptsWithoutAnAnswer_areNotDroppedForOthers() {
        accepted(HERE);
        session.addPoint(THERE, true);
        List<Prompt> mine = session.prompts();

        labelling.reopen(document.instances().get(0));

        assertThat(session.prompts()).isEqualTo(mine);
        answer();
        labelling.reopen(document.instances().get(0));
        assertThat(document.instances()).as("the mask that was shown").hasSize(2);
        assertThat(session.instance()).contains(document.instances().get(0).id());
    }

    @Test
    void aReopenedInstance_hasItsThresholdAndCandidateAgain_andAcceptedAsItIs_keepsWhatTheBrushDidToIt() {
        session.addPoint(HERE, true);
        answer();
        session.setFinish(session.finish().withThreshold(0.5f));
        answer();
        session.cycleCandidates(1);
        int chosen = session.finished().orElseThrow().shown();
        labelling.accept();
        Instance brushed = document.instances().get(0).withSegmentation(new Segmentation.Pixels(Mask.empty(SIZE)));
        document.edit(image -> image.replacing(brushed));

        labelling.reopen(brushed);
        answer();
        assertThat(session.finish().threshold()).isEqualTo(0.5f);
        assertThat(session.finished().orElseThrow().shown()).isEqualTo(chosen);
        labelling.accept();
        assertThat(document.instances()).containsExactly(brushed);

        labelling.reopen(brushed);
        answer();
        session.cycleCandidates(1);
        labelling.accept();
        assertThat(document.instances().get(0).segmentation()).isNotEqualTo(brushed.segmentation());
    }

    private long accepted(ImagePoint at) {
        session.addPoint(at, true);
        answer();
        labelling.accept();
        return document.instances().get(document.instances().size() - 1).id();
    }

    private void answer() {
        DecodeRequest asked = requests.get(requests.size() - 1);
        float[] everywhere = {1};
        Logits logits = new Logits(everywhere, LinearAxis.resize(1, SIZE.width()), LinearAxis.resize(1, SIZE.height()));
        Answer answer = new Answer(
                List.of(new Candidate(logits, 0.9f, false), new Candidate(logits, 0.8f, false)),
                List.of(asked.finish().mask(logits), asked.finish().mask(logits)),
                asked.finish(),
                0,
                Duration.ZERO,
                Duration.ZERO);
        session.answered(asked, answer);
        labelling.answered();
    }
}
