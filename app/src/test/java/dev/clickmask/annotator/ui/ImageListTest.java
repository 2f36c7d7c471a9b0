package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import dev.clickmask.annotator.series.FolderContents;
import dev.clickmask.annotator.series.FolderContents.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageListTest {
    private final ImageList list = new ImageList();

    @BeforeEach
    void begin() {
        list.begin(
                ImageNames.of(List.of("a/1.png", "a/2.png", "b/1.png", "b/2.png")),
                Map.of("a/2.png", new ImageState(ImageStatus.DONE, 3), "gone.png", new ImageState(ImageStatus.NEW, 1)));
        list.setCurrent("a/1.png");
    }

    @Test
    void walking_goesOverWhatIsShown_andStopsAtTheEnds() {
        assertThat(list.away(-1)).isEmpty();
        assertThat(list.away(1)).contains("a/2.png");
        assertThat(list.away(3)).contains("b/2.png");
        assertThat(list.away(4)).isEmpty();
        list.show(new ImageList.Filter("B/", null));
        assertThat(list.away(1)).contains("b/1.png");
        assertThat(list.away(-1)).isEmpty();
        assertThat(list.neighbours(5)).containsExactly("b/1.png", "b/2.png");
    }

    @Test
    void manyImagesThatChange_areToldOnce() {
        List<Integer> told = new ArrayList<>();
        list.addListener(new ImageList.Listener() {
            @Override
            public void listChanged() {
                told.add(list.finished());
            }

            @Override
            public void entryChanged(int row) {
                told.add(-1);
            }
        });
        ImageState done = new ImageState(ImageStatus.DONE, 2);

        list.update(Map.of("a/1.png", done, "b/2.png", done, "gone.png", done));

        assertThat(told).containsExactly(3);
        assertThat(list.row(3))
                .isEqualTo(new ImageList.Row("b/2.png", "b/2.png", "b/2.png", 1, 1, ImageStatus.DONE, 2));
    }

    @Test
    void anImageThatCouldNotBeRead_isWalkedPast_untilItHasBeenOpened() {
        list.passOver("a/2.png");
        assertThat(list.away(1)).contains("b/1.png");

        list.setCurrent("a/2.png");
        list.setCurrent("a/1.png");

        assertThat(list.away(1)).contains("a/2.png");
    }

    @Test
    void theNextUnfinished_leavesOutWhatIsDone_andBeginsAgainAtTheTop() {
        assertThat(list.nextUnfinished()).contains("b/1.png");
        list.setCurrent("b/2.png");
        assertThat(list.nextUnfinished()).contains("a/1.png");
        for (String name : List.of("a/1.png", "b/1.png", "b/2.png")) {
            list.update(name, ImageStatus.SKIPPED, 0);
        }
        assertThat(list.nextUnfinished()).isEmpty();
        assertThat(list.finished()).isEqualTo(list.total()).isEqualTo(4);
    }

    @Test
    void whyAnImageCannotBeRead_isKnown_untilItHasBeenOpened() {
        list.markUnreadable("a/2.png", "It is cut off");
        assertThat(list.whyUnreadable("a/2.png")).contains("It is cut off");

        list.setCurrent("a/2.png");

        assertThat(list.whyUnreadable("a/2.png")).isEmpty();
    }

    @Test
    void aChangedStatus_moves_noRow() {
        list.show(new ImageList.Filter("", ImageStatus.NEW));
        list.update("a/1.png", ImageStatus.DONE, 1);
        assertThat(list.rows()).isEqualTo(3);
        assertThat(list.row(0))
                .isEqualTo(new ImageList.Row("a/1.png", "a/1.png", "a/1.png", 1, 1, ImageStatus.DONE, 1));
        list.show(list.filter());
        assertThat(list.rows()).isEqualTo(2);
        assertThat(list.currentRow()).isEqualTo(-1);
        assertThat(list.away(1)).contains("b/1.png");
    }

    @Test
    void listeners_hearOfTheRowThatChanged() {
        List<Integer> heard = new ArrayList<>();
        list.addListener(new ImageList.Listener() {
            @Override
            public void listChanged() {
                heard.add(-1);
            }

            @Override
            public void entryChanged(int row) {
                heard.add(row);
            }
        });
        list.update("b/1.png", ImageStatus.IN_PROGRESS, 1);
        list.update("b/1.png", ImageStatus.IN_PROGRESS, 1);
        list.setCurrent("b/2.png");
        assertThat(heard).containsExactly(2, 0, 3);
    }

    @Test
    void twoSeriesOfOneFolder_areToldApart() {
        list.begin(
                ImageNames.of(new FolderContents(List.of(
                        Item.of("scan", List.of("scan/1.png", "scan/2.png"), List.of()),
                        Item.of("scan", List.of("scan/IM1", "scan/IM2"), List.of())))),
                Map.of());

        list.setCurrent("scan/IM2");

        assertThat(list.row(0).image()).isEqualTo("scan/1.png");
        assertThat(list.row(1).image()).isEqualTo("scan/IM2");
        assertThat(list.placeOf("scan/1.png"))
                .isEqualTo(list.placeOf("scan/2.png"))
                .isNotEqualTo(list.placeOf("scan/IM1"));
    }

    @Test
    void aSeriesIsOneRow_thatOneComesBackToWhereOneWas() {
        list.begin(
                ImageNames.of(new FolderContents(List.of(
                        Item.of("a.png", List.of("a.png"), List.of()),
                        Item.of("h.tif", List.of("h.tif#1", "h.tif#2", "h.tif#3"), List.of()),
                        Item.of("z.png", List.of("z.png"), List.of())))),
                Map.of("h.tif#3", new ImageState(ImageStatus.IN_PROGRESS, 2)));
        list.setCurrent("a.png");

        assertThat(list.rows()).isEqualTo(3);
        assertThat(list.row(1))
                .isEqualTo(new ImageList.Row("h.tif", "h.tif#1", "h.tif#2", 1, 3, ImageStatus.IN_PROGRESS, 2));
        assertThat(list.away(1)).contains("h.tif#1");
        assertThat(list.away(2)).contains("z.png");
        list.setCurrent("h.tif#2");
        assertThat(list.currentRow()).isEqualTo(1);
        assertThat(list.beside(1)).contains("h.tif#3");
        assertThat(list.away(1)).contains("z.png");
        assertThat(list.away(-1)).contains("a.png");
        assertThat(list.nextUnfinished()).contains("h.tif#3");
        assertThat(list.neighbours(2)).containsExactly("h.tif#3", "z.png", "h.tif#1");
        assertThat(list.following("h.tif#2", true)).containsExactly("h.tif#1");
        list.setCurrent("z.png");
        assertThat(list.away(-1)).contains("h.tif#2");
        list.show(new ImageList.Filter("", ImageStatus.IN_PROGRESS));
        assertThat(list.rows()).isEqualTo(1);
    }
}
