package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.CategoryColors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of our categories stands for which id of a file. An id that is a positive whole number is kept; any other (COCO
 * allows 0, and some programs write texts) becomes the smallest number that is free.
 */
final class CategoryTable {
    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,8}");

    private final Map<String, Category> byId = new LinkedHashMap<>();
    private final Map<String, Integer> changed = new LinkedHashMap<>();

    CategoryTable(List<CocoCategory> given) {
        Set<Integer> taken = new HashSet<>();
        given.stream().filter(CategoryTable::keepsId).forEach(category -> taken.add(Integer.valueOf(category.id())));
        int free = 1;
        for (CocoCategory category : given) {
            int id;
            if (keepsId(category)) {
                id = Integer.parseInt(category.id());
            } else {
                while (!taken.add(free)) {
                    free++;
                }
                id = free;
                changed.put(category.id(), id);
            }
            byId.put(category.id(), new Category(id, category.name(), CategoryColors.rgb(category.index())));
        }
    }

    private static boolean keepsId(CocoCategory category) {
        return POSITIVE.matcher(category.id()).matches();
    }

    /** All, in the order of the file. */
    List<Category> categories() {
        return new ArrayList<>(byId.values());
    }

    /** Our id for one of the file's. */
    int idOf(String given) {
        Category category = byId.get(given);
        if (category == null) {
            throw new IllegalArgumentException("no category \"" + given + "\"");
        }
        return category.id();
    }

    /** Which ids had to be changed, as a sentence; empty if none. */
    Optional<String> changes() {
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String list = changed.entrySet().stream()
                .limit(20)
                .map(change -> change.getKey() + " -> " + change.getValue())
                .collect(Collectors.joining(", "));
        return Optional.of("ids that are no positive whole numbers got new ones: " + list
                + (changed.size() > 20 ? ", and " + (changed.size() - 20) + " more" : ""));
    }
}
