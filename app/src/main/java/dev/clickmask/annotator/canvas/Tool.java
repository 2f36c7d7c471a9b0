package dev.clickmask.annotator.canvas;

/** What the left and right buttons of the mouse do on the image. Called on the event dispatch thread. */
public interface Tool {

    /** The tool becomes the one in use. */
    void activate();

    /** Another tool takes its place; what it has begun is dropped. */
    void deactivate();

    void pressed(Pointer pointer);

    void dragged(Pointer pointer);

    void released(Pointer pointer);

    /** The mouse moved without a button. */
    void moved(Pointer pointer);

    /** The mouse left the canvas. */
    void exited();
}
