package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.canvas.Viewport;
import dev.clickmask.annotator.dataset.coco.CocoReader;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.sam.mask.Mask;
import java.awt.Component;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import org.assertj.core.data.Percentage;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of images is labelled in the real window with the real model, from opening it to the data set. */
class LabellingLoopTest {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");
    private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
    /** Of the reference pipeline, in golden/sam1/cases.json: astronaut-face and astronaut-patch. */
    private static final long PERSON_AREA = 106_524;

    private static final long PATCH_AREA = 4_223;

    private static final String FIRST = "a/shot.png";
    private static final String SECOND = "b/shot.png";
    private static final String THIRD = "img2.png";
    private static final String LAST = "img10.jpg";

    private WindowRig rig;
    private Path folder;

    @TempDir
    Path settings;

    @TempDir
    Path place;

    @BeforeEach
    void openWindow() throws Exception {
        folder = place.resolve("photos");
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        Files.copy(SAMPLES.resolve("astronaut.png"), folder.resolve(FIRST));
        Files.copy(SAMPLES.resolve("coffee.png"), folder.resolve(SECOND));
        Files.copy(SAMPLES.resolve("chelsea.png"), folder.resolve(THIRD));
        Files.copy(SAMPLES.resolve("rocket.jpg"), folder.resolve(LAST));
        rig = new WindowRig(settings);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void twoImages_areLabelled_takenBackAcrossThem_andExported() throws Exception {
        rig.openFolder(folder);
        rig.awaitImage(FIRST);
        assertThat(rig.images()).extracting(ImageList.Entry::name).containsExactly(FIRST, SECOND, THIRD, LAST);
        rig.await("small pictures", this::eachRowHasAPicture);

        acceptFaceWithoutTheBody();
        acceptPatchFromABox();
        rig.press(KeyEvent.VK_1);
        rig.await("the first category", () -> rig.instance(1).categoryId() == 1);
        rig.press(KeyEvent.VK_2);
        rig.await("the second category", () -> rig.instance(1).categoryId() == 2);
        Map<String, List<Seen>> made = new TreeMap<>(Map.of(FIRST, seen()));

        rig.press(KeyEvent.VK_D);
        rig.awaitImage(SECOND);
        assertThat(rig.instances()).isZero();
        acceptWhatIsAt(300, 200, 1);
        made.put(SECOND, seen());

        rig.pressControl(KeyEvent.VK_Z);
        rig.awaitInstances(0);
        rig.pressControl(KeyEvent.VK_Z);
        rig.awaitImage(FIRST);
        rig.await("the step of the first image", () -> rig.instance(1).categoryId() == 1);
        rig.pressControl(KeyEvent.VK_Y);
        rig.await("and again", () -> rig.instance(1).categoryId() == 2);
        rig.pressControl(KeyEvent.VK_Y);
        rig.awaitImage(SECOND);
        rig.awaitInstances(1);

        JsonNode before = export("before.json", made);
        rig.press(KeyEvent.VK_A);
        rig.awaitImage(FIRST);
        rig.window.list("instances").clickItem(0);
        rig.press(KeyEvent.VK_DELETE);
        rig.awaitInstances(1);
        made.put(FIRST, seen());
        assertThat(ids(before)).containsAll(ids(export("after.json", made))).hasSize(3);
    }

    @Test
    void whatIsUnfinished_waitsForThePerson_andWhatIsAccepted_isWaitedFor() {
        rig.drop(folder);
        rig.awaitImage(FIRST);
        BufferedImage bare = rig.picture();
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_D);
        rig.awaitImage(SECOND);
        rig.press(KeyEvent.VK_A);
        rig.awaitMask();
        rig.await("the mask is drawn", () -> rig.changedSince(bare) > PERSON_AREA / 2);
        rig.pressControl(KeyEvent.VK_Z);
        rig.awaitStatus("Ready");
        rig.pressControl(KeyEvent.VK_Y);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(1);
        assertThat(rig.area(0)).isCloseTo(PERSON_AREA, TWO_PERCENT);

        acceptAndGoOnBeforeTheMaskHasCome();
        rig.awaitImage(SECOND);
        rig.press(KeyEvent.VK_A);
        rig.awaitImage(FIRST);
        rig.awaitInstances(2);
        assertThat(rig.area(1)).isCloseTo(PATCH_AREA, TWO_PERCENT);

        reopenTheFace();
        rig.click(150, 300, MouseButton.RIGHT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("the smaller face", () -> rig.area(0) < PERSON_AREA / 2);
        assertThat(rig.instances()).isEqualTo(2);
        assertThat(rig.instance(0).id()).isEqualTo(1);
        assertThat(rig.instance(0).origin().prompts()).hasSize(2);
    }

    @Test
    void whatIsUnfinished_waitsAlsoWhileAnotherFolderIsOpen() throws Exception {
        Path other = Files.createDirectories(place.resolve("other"));
        Files.copy(SAMPLES.resolve("coffee.png"), other.resolve("only.png"));
        rig.drop(folder);
        rig.awaitImage(FIRST);
        BufferedImage bare = rig.picture();
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();

        rig.drop(other);
        rig.awaitImage("only.png");
        rig.awaitStatus("Ready");
        rig.drop(folder);

        rig.awaitMask();
        rig.await("the mask is drawn", () -> rig.changedSince(bare) > PERSON_AREA / 2);
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(1);
    }

    @Test
    void whatIsDone_isLeft_andTheWindowComesBackToWhatWasLookedAt() throws Exception {
        rig.drop(folder);
        rig.awaitImage(FIRST);
        rig.window.list("images").clickItem(1);
        rig.awaitImage(SECOND);
        rig.pressControl(KeyEvent.VK_ENTER);
        rig.awaitImage(THIRD);
        rig.pressControlShift(KeyEvent.VK_ENTER);
        rig.awaitImage(LAST);
        rig.window.label("progress").requireText("2 / 4");
        assertThat(rig.images())
                .extracting(ImageList.Entry::status)
                .containsExactly(ImageStatus.NEW, ImageStatus.DONE, ImageStatus.SKIPPED, ImageStatus.NEW);
        rig.window.comboBox("filter").selectItem("Done");
        assertThat(rig.images()).extracting(ImageList.Entry::name).containsExactly(SECOND);
        rig.window.comboBox("filter").selectItem(0);
        rig.window.textBox("search").enterText("SHOT\n");
        rig.press(KeyEvent.VK_A);
        rig.awaitImage(SECOND);
        assertThat(rig.images()).extracting(ImageList.Entry::name).containsExactly(FIRST, SECOND);

        rig.window.textBox("newCategory").enterText("cup\n\n");
        acceptWhatIsAt(300, 200, 1);
        acceptWhatIsAt(30, 30, 2);
        rig.window.list("instances").clickItem(0);
        rig.pressControl(KeyEvent.VK_2);
        List<Seen> made = seen();
        Viewport lookedAt = viewport();
        rig.quit();

        rig = new WindowRig(settings);
        rig.awaitImage(SECOND);
        assertThat(viewport()).isEqualTo(lookedAt);
        assertThat(seen()).isEqualTo(made);
        rig.window.list("instances").requireSelectedItems(0);
        assertThat(categories()).extracting(Category::name).containsExactly("object", "cup");
        assertThat(rig.images())
                .extracting(ImageList.Entry::status)
                .containsExactly(ImageStatus.NEW, ImageStatus.DONE, ImageStatus.SKIPPED, ImageStatus.NEW);
    }

    private void acceptFaceWithoutTheBody() {
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.click(150, 300, MouseButton.RIGHT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(1);
        assertThat(rig.area(0)).isLessThan(PERSON_AREA / 2);
    }

    private void acceptPatchFromABox() {
        rig.window.textBox("newCategory").enterText("patch\n\n");
        rig.dragHeld(rig.canvas(), rig.at(130, 350), rig.at(215, 425));
        rig.release();
        rig.awaitMask();
        int first = GuiActionRunner.execute(this::shownCandidate);
        rig.press(KeyEvent.VK_TAB);
        rig.await("another candidate", () -> shownCandidate() != first);
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(2);
        assertThat(rig.instance(1).categoryId()).isEqualTo(2);
    }

    private int shownCandidate() {
        Component[] chips =
                rig.robot.finder().findByName("candidates", JPanel.class).getComponents();
        return IntStream.range(0, chips.length)
                .filter(chip -> ((JToggleButton) chips[chip]).isSelected())
                .findFirst()
                .orElseThrow();
    }

    private void acceptWhatIsAt(double x, double y, int count) {
        rig.click(x, y, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(count);
    }

    /** All in one event, so that no answer can come in between. */
    private void acceptAndGoOnBeforeTheMaskHasCome() {
        GuiActionRunner.execute(() -> {
            rig.dispatchClick(172.5, 385.5);
            rig.choose("accept");
            rig.choose("nextImage");
        });
    }

    /** It is the lowest and so the last in the list. */
    private void reopenTheFace() {
        rig.window.list("instances").clickItem(rig.instances() - 1);
        rig.press(KeyEvent.VK_R);
        rig.awaitMask();
    }

    private boolean eachRowHasAPicture() {
        JList<?> list = rig.imageList();
        BufferedImage drawn = new BufferedImage(list.getWidth(), list.getHeight(), BufferedImage.TYPE_INT_RGB);
        list.paint(drawn.getGraphics());
        for (int row = 0; row < list.getModel().getSize(); row++) {
            int y = list.indexToLocation(row).y + ImageRow.HEIGHT / 2;
            Set<Integer> colours = new HashSet<>();
            for (int x = 12; x < 52; x++) {
                colours.add(drawn.getRGB(x, y));
            }
            if (colours.size() < 10) {
                return false;
            }
        }
        return true;
    }

    /** An instance by what must not change. */
    private record Seen(String category, Mask mask) {}

    private List<Seen> seen() {
        List<Category> categories = categories();
        return GuiActionRunner.execute(() -> rig.allInstances().stream()
                .map(instance -> seen(instance, categories))
                .toList());
    }

    private static Seen seen(Instance instance, List<Category> categories) {
        String category = categories.stream()
                .filter(one -> one.id() == instance.categoryId())
                .findFirst()
                .orElseThrow()
                .name();
        return new Seen(category, instance.segmentation().mask());
    }

    private List<Category> categories() {
        return GuiActionRunner.execute(() -> rig.<Category>rows("categories"));
    }

    private Viewport viewport() {
        return GuiActionRunner.execute(() -> rig.canvas().viewport().orElseThrow());
    }

    /** Exports and compares what our own reader finds with what was made. */
    private JsonNode export(String name, Map<String, List<Seen>> made) throws Exception {
        Path target = place.resolve(name);
        rig.export(target);
        Map<String, List<Seen>> read = new HashMap<>();
        try (CocoReader reader =
                CocoReader.open(target, finding -> assertThat(finding).isNull())) {
            List<Category> categories = reader.categories();
            reader.forEachImage(image -> read.put(
                    image.file(),
                    image.instances().stream()
                            .map(instance -> seen(instance, categories))
                            .toList()));
        }
        assertThat(read).isEqualTo(made);
        return new ObjectMapper().readTree(target.toFile());
    }

    private static Set<Long> ids(JsonNode coco) {
        Set<Long> ids = new HashSet<>();
        coco.at("/annotations")
                .forEach(annotation -> ids.add(annotation.at("/id").asLong()));
        return ids;
    }
}
