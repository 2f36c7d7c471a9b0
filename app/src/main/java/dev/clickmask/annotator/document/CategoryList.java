package dev.clickmask.annotator.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The categories of a project in the order in which people see them; the first nine have keys. Immutable.
 *
 * @param all of different ids and names
 */
public record CategoryList(List<Category> all) {
    public CategoryList {
        all = List.copyOf(all);
    }

    /** The category of that id, if there is one. */
    public Optional<Category> find(int id) {
        return all.stream().filter(category -> category.id() == id).findFirst();
    }

    /** The category of exactly that name, if there is one. */
    public Optional<Category> find(String name) {
        return all.stream().filter(category -> category.name().equals(name)).findFirst();
    }

    /** The category of that id; a grey one for an id that a broken project has no category for. */
    public Category get(int id) {
        return find(id).orElseGet(() -> new Category(id, "category " + id, CategoryColors.UNKNOWN));
    }

    /** With a new category at the end, in a colour that no other has. */
    public CategoryList adding(String name) {
        int id = all.stream().mapToInt(Category::id).max().orElse(0) + 1;
        List<Category> more = new ArrayList<>(all);
        more.add(new Category(id, name, CategoryColors.unused(all)));
        return new CategoryList(more);
    }

    /** With another category of the same id in the place of the one before. */
    public CategoryList replacing(Category changed) {
        return changedBy(category -> category.id() == changed.id() ? changed : category);
    }

    /** Without the category of that id. */
    public CategoryList without(int id) {
        return new CategoryList(
                all.stream().filter(category -> category.id() != id).toList());
    }

    /** With the category of that id so many places further down, or up if negative, as far as that goes. */
    public CategoryList moving(int id, int places) {
        List<Category> moved = new ArrayList<>(all);
        int from = all.indexOf(get(id));
        if (from >= 0) {
            int to = Math.max(0, Math.min(all.size() - 1, from + places));
            moved.add(to, moved.remove(from));
        }
        return new CategoryList(moved);
    }

    private CategoryList changedBy(UnaryOperator<Category> change) {
        return new CategoryList(all.stream().map(change).toList());
    }
}
