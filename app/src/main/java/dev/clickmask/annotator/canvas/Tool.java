package dev.clickmask.annotator.canvas;

import java.awt.Cursor;

/** What the left and right buttons of the mouse do on the image. Called on the event dispatch thread. */
public interface Tool {

    /** The tool becomes the one in use. */
    void activate();

    /** Another tool takes its place; what it has begun is dropped. */
    void deactivate();

    /** What the mouse looks like where it is now; asked again after each call of the others. */
    default Cursor cursor() {
        return Cursor.getPredefinedCursor(Cursor.CROSSHAIR_CURSOR);
    }

    void pressed(Pointer pointer);

    void dragged(Pointer pointer);

    void released(Pointer pointer);

    /** The mouse moved without a button. */
    void moved(Pointer pointer);

    /** The mouse left the canvas. */
    void exited();

    /** The wheel was turned with Alt, or with Ctrl and Shift, held down: so many notches up, or down if negative. */
    default void turned(int notches) {}

    /** Whether something is begun that {@link #finish} ends and {@link #drop} takes away. */
    default boolean isBusy() {
        return false;
    }

    /** Enter: ends what is begun, if it can be ended. */
    default void finish() {}

    /** Escape: drops what is begun. */
    default void drop() {}

    /** Backspace: takes back the last bit of what is begun. */
    default void takeBack() {}

    /** Whether a double click on an instance opens it again. */
    default boolean reopens() {
        return false;
    }
}
