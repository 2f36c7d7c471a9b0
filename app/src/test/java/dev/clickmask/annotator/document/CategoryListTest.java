package dev.clickmask.annotator.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryListTest {
    private final CategoryList list =
            new CategoryList(List.of()).adding("person").adding("dog").adding("cat");

    @Test
    void aCategoryIsMoved_asFarAsTheListGoes() {
        assertThat(names(list.moving(3, -1))).containsExactly("person", "cat", "dog");
        assertThat(names(list.moving(1, 10))).containsExactly("dog", "cat", "person");
        assertThat(list.moving(1, -1)).isEqualTo(list);
        assertThat(list.moving(99, 1)).isEqualTo(list);
    }

    private static List<String> names(CategoryList list) {
        return list.all().stream().map(Category::name).toList();
    }
}
