package dev.clickmask.annotator.canvas;

import java.awt.Graphics2D;

/** Something that is painted over the layers below it. */
public interface Layer {

    /**
     * Paints what of it is visible.
     *
     * @param g of view coordinates; clipped to the view, and thrown away afterwards
     * @param viewport how the image lies in the view
     * @param density view pixels that make a length of 1 on a plain screen: what lines and discs are to be scaled by
     */
    void paint(Graphics2D g, Viewport viewport, double density);
}
