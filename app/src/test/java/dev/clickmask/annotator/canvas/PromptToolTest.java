package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.segment.DecodeRequest;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.PreviewRequest;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import java.awt.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptToolTest {
    /** A screen pixel is two of the image, so that tolerances in the one are not those in the other. */
    private static final double REACH = 2;

    private final Document document = new Document("thing");
    private final List<DecodeRequest> asked = new ArrayList<>();
    private final List<PreviewRequest> previews = new ArrayList<>();
    private final PromptSession session = new PromptSession(asked::add);
    private final HoverPreview hover = new HoverPreview(session, previews::add);
    private final PromptTool tool = new PromptTool(document, session, hover, new PromptLayer(session), () -> {});

    @BeforeEach
    void openImage() {
        document.open(AnnotatedImage.of("one.png", new Size(400, 300)));
    }

    @Test
    void aClick_isAPointOnTheObject_withTheOtherButtonOffIt() {
        click(100, 100, false);
        click(200, 100, true);
        assertThat(session.prompts()).containsExactly(point(100, 100, true), point(200, 100, false));
    }

    @Test
    void aHandThatTrembles_stillClicks() {
        drag(100, 100, 109, 100);
        assertThat(session.prompts()).containsExactly(point(100, 100, true));
    }

    @Test
    void whatTheModelDoesNotUnderstand_isNotTaken_andToldOnce() {
        List<Capabilities.Limit> refused = new ArrayList<>();
        PromptRules rules = new PromptRules() {
            @Override
            public Capabilities capabilities() {
                return Capabilities.ALL.withoutBox().withoutBackground().withEntries(2);
            }

            @Override
            public void refused(Capabilities.Limit limit) {
                refused.add(limit);
            }
        };
        PromptTool limited = new PromptTool(document, session, hover, new PromptLayer(session), () -> {}, rules);

        limited.pressed(at(100, 100, false));
        limited.dragged(at(150, 150, false));
        limited.dragged(at(200, 200, false));
        limited.released(at(200, 200, false));
        press(limited, 100, 100, true);
        press(limited, 100, 100, false);
        press(limited, 150, 100, false);
        press(limited, 200, 100, false);

        assertThat(session.prompts()).containsExactly(point(100, 100, true), point(150, 100, true));
        assertThat(refused)
                .containsExactly(Capabilities.Limit.BOX, Capabilities.Limit.BACKGROUND, Capabilities.Limit.ENTRIES);
    }

    private static void press(PromptTool on, double x, double y, boolean secondary) {
        on.pressed(at(x, y, secondary));
        on.released(at(x, y, secondary));
    }

    @Test
    void aClickOutsideOfTheImage_isNoPoint() {
        click(400, 100, false);
        click(10, -1, false);
        assertThat(session.prompts()).isEmpty();
    }

    @Test
    void aDrag_asksForTheBoxWhileItLasts_andIsOneStep() {
        tool.pressed(at(300, 200, false));
        for (int x = 290; x >= 100; x -= 10) {
            tool.dragged(at(x, 50, false));
        }
        assertThat(asked).hasSize(20);
        assertThat(asked.get(9).prompts()).containsExactly(box(200, 50, 300, 200));
        tool.released(at(100, 50, false));
        assertThat(asked).as("nothing is asked twice").hasSize(20);
        assertThat(session.prompts()).containsExactly(box(100, 50, 300, 200));
        session.undo();
        assertThat(session.isEmpty()).isTrue();
        assertThat(session.canUndo()).isFalse();
    }

    @Test
    void aBox_endsAtTheEdgeOfTheImage() {
        drag(300, 200, 900, -50);
        assertThat(session.prompts()).containsExactly(box(300, 0, 400, 200));
    }

    @Test
    void aDragWithTheOtherButton_drawsNoBox() {
        tool.pressed(at(100, 100, true));
        tool.dragged(at(200, 200, true));
        tool.released(at(200, 200, true));
        assertThat(session.prompts()).containsExactly(point(100, 100, false));
    }

    @Test
    void aClickOnAPoint_removesIt_withEitherButton() {
        click(100, 100, false);
        click(200, 100, true);
        click(113, 100, false);
        assertThat(session.prompts()).containsExactly(point(200, 100, false));
        click(200, 88, true);
        assertThat(session.prompts()).isEmpty();
        session.undo();
        session.undo();
        assertThat(session.prompts()).hasSize(2);
    }

    @Test
    void aClickBesideAPoint_addsAnother() {
        click(100, 100, false);
        click(115, 100, false);
        assertThat(session.prompts()).hasSize(2);
    }

    @Test
    void aPointThatIsDragged_keepsItsKindAndPlaceInTheList_insideOfTheImage() {
        click(100, 100, false);
        click(200, 100, true);
        click(300, 100, false);
        // Taken hold of a little beside its middle, which it keeps.
        drag(203, 100, 223, 150);
        assertThat(session.prompts().get(1)).isEqualTo(point(220, 150, false));
        drag(220, 150, 220, 999);
        assertThat(session.prompts().get(1)).isEqualTo(point(220, 299.5, false));
        session.undo();
        session.undo();
        assertThat(session.prompts().get(1)).isEqualTo(point(200, 100, false));
    }

    @Test
    void aCornerOfTheBox_moves_alsoBeyondTheOneOpposite() {
        drag(100, 100, 200, 200);
        drag(100, 200, 150, 250);
        assertThat(session.prompts()).containsExactly(box(150, 100, 200, 250));
        drag(150, 100, 250, 120);
        assertThat(session.prompts()).containsExactly(box(200, 120, 250, 250));
    }

    @Test
    void aSideOfTheBox_movesAlone_butAClickOnItIsAPoint() {
        drag(100, 100, 200, 200);
        drag(203, 150, 223, 170);
        assertThat(session.prompts()).containsExactly(box(100, 100, 220, 200));
        click(220, 150, false);
        assertThat(session.prompts()).containsExactly(box(100, 100, 220, 200), point(220, 150, true));
    }

    @Test
    void aClickOnACorner_leavesTheBox_withTheOtherButtonRemovesIt() {
        drag(100, 100, 200, 200);
        click(200, 200, false);
        assertThat(session.prompts()).hasSize(1);
        click(200, 200, true);
        assertThat(session.prompts()).isEmpty();
    }

    @Test
    void aSecondDrag_drawsTheBoxAnew_pointsStay() {
        click(50, 50, false);
        drag(100, 100, 200, 200);
        drag(120, 120, 180, 180);
        assertThat(session.prompts()).containsExactly(point(50, 50, true), box(120, 120, 180, 180));
    }

    @Test
    void escapeDuringADrag_endsIt() {
        tool.pressed(at(100, 100, false));
        tool.dragged(at(200, 200, false));
        session.clear();
        tool.dragged(at(210, 210, false));
        tool.released(at(220, 220, false));
        assertThat(session.prompts()).isEmpty();
        assertThat(session.canUndo()).isFalse();
    }

    @Test
    void theCursor_tellsWhatCanBeTakenHoldOf() {
        click(50, 50, false);
        drag(100, 100, 200, 200);
        assertThat(cursorAt(300, 250)).isEqualTo(Cursor.CROSSHAIR_CURSOR);
        assertThat(cursorAt(55, 50)).isEqualTo(Cursor.HAND_CURSOR);
        assertThat(cursorAt(100, 200)).isEqualTo(Cursor.SW_RESIZE_CURSOR);
        assertThat(cursorAt(150, 200)).isEqualTo(Cursor.S_RESIZE_CURSOR);
        assertThat(cursorAt(200, 150)).isEqualTo(Cursor.E_RESIZE_CURSOR);
    }

    @Test
    void thePointer_asksForAPreview_onlyInsideOfTheImage_andOnlyIfSwitchedOn() {
        tool.moved(at(20, 20, false));
        assertThat(previews).isEmpty();
        hover.setEnabled(true);
        tool.moved(at(500, 20, false));
        tool.moved(at(20, 20, false));
        assertThat(previews).singleElement().extracting(PreviewRequest::point).isEqualTo(point(20, 20, true));
    }

    private int cursorAt(double x, double y) {
        tool.moved(at(x, y, false));
        return tool.cursor().getType();
    }

    private void click(double x, double y, boolean secondary) {
        tool.pressed(at(x, y, secondary));
        tool.released(at(x, y, secondary));
    }

    private void drag(double fromX, double fromY, double toX, double toY) {
        tool.pressed(at(fromX, fromY, false));
        tool.dragged(at((fromX + toX) / 2, (fromY + toY) / 2, false));
        tool.dragged(at(toX, toY, false));
        tool.released(at(toX, toY, false));
    }

    private static Pointer at(double x, double y, boolean secondary) {
        return new Pointer(new ImagePoint(x, y), REACH, secondary);
    }

    private static Prompt point(double x, double y, boolean foreground) {
        return new Prompt.Point(new ImagePoint(x, y), foreground);
    }

    private static Prompt box(double x0, double y0, double x1, double y1) {
        return new Prompt.BoxPrompt(new Box(x0, y0, x1, y1));
    }
}
