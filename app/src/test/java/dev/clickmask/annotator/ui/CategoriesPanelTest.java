package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.project.ProjectFile;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JTextArea;
import javax.swing.ListModel;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JOptionPaneFinder;
import org.assertj.swing.fixture.JOptionPaneFixture;
import org.assertj.swing.fixture.JPopupMenuFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The categories in the real window. */
class CategoriesPanelTest extends InWindow {
    @BeforeEach
    void openASample() {
        rig.openSample();
    }

    @Test
    void aCategoryIsRenamedInItsRow_andATakenNameIsRefusedInASentence() {
        addCategory("dog");

        menu(0).menuItem("category.rename").click();
        rig.window.textBox("category.name").deleteText().enterText("dog\n");
        rig.await(
                "the sentence",
                () -> rig.robot
                        .finder()
                        .findByName("sentence", JTextArea.class, false)
                        .getText()
                        .startsWith("There is a category dog already"));
        rig.window.textBox("category.name").deleteText().enterText("cat\n");

        rig.await("renamed", () -> names().equals(List.of("cat", "dog")));
    }

    @Test
    void escapeLeavesTheName_andTheKeysGoOnWorking() {
        menu(0).menuItem("category.rename").click();
        rig.window.textBox("category.name").deleteText().enterText("cat");
        rig.press(KeyEvent.VK_ESCAPE);
        rig.press(KeyEvent.VK_B);

        rig.awaitStatus("Ready: paint");
        assertThat(GuiActionRunner.execute(this::names)).containsExactly("object");
    }

    @Test
    void aCategoryIsRecolouredFromThePalette() {
        menu(0).menuItem("category.colour").click();
        rig.window.toggleButton("category.colour.D55E00").click();

        rig.await("vermilion", () -> categories().get(0).rgb() == 0xD55E00);
    }

    @Test
    void theNumbersAreOfTheWholeFolder_andADeletedCategoryLeavesItsInstancesToAnother() throws Exception {
        addCategory("dog");
        rig.drawTriangle(100, 100);
        rig.press(KeyEvent.VK_D);
        rig.awaitStatus("Ready");
        rig.await("the next image", () -> rig.instances() == 0);
        rig.drawTriangle(100, 100);
        rig.await("two in the folder", () -> rig.spoken("categories", 1).equals("dog 2"));

        menu(1).menuItem("category.delete").click();
        JOptionPaneFixture question = question();
        question.buttonWithText("Keep them").click();

        rig.await("both are objects", () -> rig.spoken("categories", 0).equals("object 2"));
        assertThat(GuiActionRunner.execute(this::categoryOfTheInstance)).isEqualTo(1);
        rig.press(KeyEvent.VK_A);
        rig.await("on the other image too", () -> rig.instances() == 1 && categoryOfTheInstance() == 1);
    }

    @Test
    void aDeletedCategory_takesItsInstancesAlong_ifThatIsWanted() {
        addCategory("dog");
        rig.drawTriangle(100, 100);

        menu(1).menuItem("category.delete").click();
        question().buttonWithText("Cancel").click();
        rig.await("nothing happened", () -> names().equals(List.of("object", "dog")) && rig.instances() == 1);
        menu(1).menuItem("category.delete").click();
        question().buttonWithText("Delete them too").click();

        rig.await("gone", () -> names().equals(List.of("object")) && rig.instances() == 0);
    }

    @Test
    void categoriesAreMovedAndMerged_andSoTheyAreKept() throws Exception {
        addCategory("dog");
        addCategory("cat");
        rig.drawTriangle(100, 100);

        menu(2).menuItem("category.up").click();
        rig.await("moved", () -> names().equals(List.of("object", "cat", "dog")));
        menu(1).menuItem("category.merge").click();
        JOptionPaneFixture question = question();
        question.comboBox("category.heir").selectItem("dog");
        question.buttonWithText("Merge").click();

        rig.await("merged", () -> names().equals(List.of("object", "dog")) && categoryOfTheInstance() == 2);
        rig.close();
        assertThat(kept()).extracting(Category::name).containsExactly("object", "dog");
        rig = new WindowRig(Files.createDirectory(folder.resolve("other")));
    }

    private List<Category> kept() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(each -> each.toString().endsWith(".clickmask"))
                    .findFirst()
                    .orElseThrow();
            try (ProjectFile project = ProjectFile.open(file)) {
                return project.categories();
            }
        }
    }

    private void addCategory(String name) {
        rig.window.textBox("newCategory").enterText(name + "\n\n");
    }

    private JPopupMenuFixture menu(int row) {
        return rig.window.list("categories").item(row).showPopupMenu();
    }

    private JOptionPaneFixture question() {
        return JOptionPaneFinder.findOptionPane().using(rig.robot);
    }

    private List<String> names() {
        return categories().stream().map(Category::name).toList();
    }

    private List<Category> categories() {
        ListModel<?> model = rig.window.list("categories").target().getModel();
        return Stream.iterate(0, i -> i + 1)
                .limit(model.getSize())
                .map(i -> (Category) model.getElementAt(i))
                .toList();
    }

    private int categoryOfTheInstance() {
        return ((Instance) rig.window.list("instances").target().getModel().getElementAt(0)).categoryId();
    }
}
