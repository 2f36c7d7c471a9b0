package dev.clickmask.annotator.document;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A state with those before and after it. The states are shared and immutable to it, so a step costs a reference. For one
 * thread.
 *
 * @param <T> kind of state
 */
public final class History<T> {
    private final Deque<T> earlier = new ArrayDeque<>();
    private final Deque<T> later = new ArrayDeque<>();
    private T current;

    public History(T first) {
        current = first;
    }

    public T current() {
        return current;
    }

    /** Goes on to a new state; what had been undone is forgotten. */
    public void add(T next) {
        earlier.push(current);
        later.clear();
        current = next;
    }

    public boolean canUndo() {
        return !earlier.isEmpty();
    }

    public boolean canRedo() {
        return !later.isEmpty();
    }

    /**
     * Goes back one state.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public void undo() {
        T previous = earlier.pop();
        later.push(current);
        current = previous;
    }

    /**
     * Takes the last {@link #undo} back.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public void redo() {
        T next = later.pop();
        earlier.push(current);
        current = next;
    }
}
