package dev.clickmask.annotator.ui;

import java.util.List;
import javax.swing.AbstractListModel;

/**
 * The rows of a list. When others are shown, only the part that differs is told as changed, so that the list stays where
 * it is scrolled to and keeps what is selected in the rest.
 *
 * @param <T> kind of row, compared by identity
 */
final class ListRows<T> extends AbstractListModel<T> {
    private static final long serialVersionUID = 1L;

    private transient List<T> rows = List.of();

    @Override
    public int getSize() {
        return rows.size();
    }

    @Override
    public T getElementAt(int index) {
        return rows.get(index);
    }

    /** The rows that are shown. */
    List<T> rows() {
        return rows;
    }

    /** Shows these rows instead. */
    void show(List<T> next) {
        List<T> before = rows;
        int head = commonHead(before, next);
        int tail = commonTail(before, next, head);
        int removed = before.size() - head - tail;
        int added = next.size() - head - tail;
        int replaced = head + Math.min(removed, added);
        rows = next;
        if (replaced > head) {
            fireContentsChanged(this, head, replaced - 1);
        }
        if (added > removed) {
            fireIntervalAdded(this, replaced, head + added - 1);
        } else if (removed > added) {
            fireIntervalRemoved(this, replaced, head + removed - 1);
        }
    }

    @SuppressWarnings("ReferenceEquality") // as said above; equal masks would have to be compared pixel by pixel
    private static <T> int commonHead(List<T> a, List<T> b) {
        int longest = Math.min(a.size(), b.size());
        int same = 0;
        while (same < longest && a.get(same) == b.get(same)) {
            same++;
        }
        return same;
    }

    @SuppressWarnings("ReferenceEquality")
    private static <T> int commonTail(List<T> a, List<T> b, int head) {
        int longest = Math.min(a.size(), b.size()) - head;
        int same = 0;
        while (same < longest && a.get(a.size() - 1 - same) == b.get(b.size() - 1 - same)) {
            same++;
        }
        return same;
    }
}
