package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of the unfinished instance: a green disc with a plus on the object, a red one with a minus off it, a box
 * with a dashed line and four handles.
 */
public final class PromptLayer implements Layer {
    private static final Color FOREGROUND = new Color(0x1E9E4A);
    private static final Color BACKGROUND = new Color(0xD6303A);
    private static final Color EDGE = new Color(0, 0, 0, 170);
    private static final double RADIUS = 5.5;
    private static final double HOVERED_RADIUS = 7;
    private static final double HANDLE = 7;
    private static final double HOVERED_HANDLE = 11;

    private final PromptSession session;
    private @Nullable Pointer pointer;

    public PromptLayer(PromptSession session) {
        this.session = session;
    }

    /** Makes the prompt or handle under the pointer grow; null when the pointer is elsewhere. */
    void setPointer(@Nullable Pointer at) {
        pointer = at;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        List<Prompt> prompts = session.prompts();
        Grip hovered = hovered(prompts, density / viewport.scale());
        for (Prompt prompt : prompts) {
            if (prompt instanceof Prompt.BoxPrompt box) {
                paintBox(g, box.box(), hovered, viewport, density);
            }
        }
        for (int i = 0; i < prompts.size(); i++) {
            if (prompts.get(i) instanceof Prompt.Point point) {
                boolean grown = hovered instanceof Grip.OfPoint && hovered.index() == i;
                paintPoint(g, point, grown, viewport, density);
            }
        }
    }

    /** The zoom may have changed since the pointer was told. */
    private @Nullable Grip hovered(List<Prompt> prompts, double reach) {
        return Optional.ofNullable(pointer)
                .flatMap(at -> Grip.under(prompts, new Pointer(at.at(), reach, at.secondary())))
                .orElse(null);
    }

    private static void paintPoint(Graphics2D g, Prompt.Point point, boolean grown, Viewport viewport, double density) {
        double x = viewport.toViewX(point.at().x());
        double y = viewport.toViewY(point.at().y());
        double radius = density * (grown ? HOVERED_RADIUS : RADIUS);
        g.setColor(EDGE);
        g.fill(disc(x, y, radius + 1.5 * density));
        g.setColor(Color.WHITE);
        g.fill(disc(x, y, radius + 0.5 * density));
        g.setColor(point.foreground() ? FOREGROUND : BACKGROUND);
        g.fill(disc(x, y, radius - density));
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke((float) (1.5 * density), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        double arm = radius - 2.5 * density;
        g.draw(new Line2D.Double(x - arm, y, x + arm, y));
        if (point.foreground()) {
            g.draw(new Line2D.Double(x, y - arm, x, y + arm));
        }
    }

    private static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static void paintBox(Graphics2D g, Box box, @Nullable Grip hovered, Viewport viewport, double density) {
        double x0 = viewport.toViewX(box.x0());
        double y0 = viewport.toViewY(box.y0());
        double x1 = viewport.toViewX(box.x1());
        double y1 = viewport.toViewY(box.y1());
        Rectangle2D outline = new Rectangle2D.Double(x0, y0, x1 - x0, y1 - y0);
        float width = (float) density;
        g.setColor(EDGE);
        g.setStroke(new BasicStroke(width));
        g.draw(outline);
        g.setColor(Color.WHITE);
        float[] dashes = {4 * width, 4 * width};
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
        g.draw(outline);
        for (int column = -1; column <= 1; column += 2) {
            for (int row = -1; row <= 1; row += 2) {
                boolean grown = hovered instanceof Grip.OfBox grip && grip.column() == column && grip.row() == row;
                double half = density * (grown ? HOVERED_HANDLE : HANDLE) / 2;
                paintHandle(g, column < 0 ? x0 : x1, row < 0 ? y0 : y1, half, density);
            }
        }
    }

    private static void paintHandle(Graphics2D g, double x, double y, double half, double density) {
        Rectangle2D handle = new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
        g.setColor(Color.WHITE);
        g.fill(handle);
        g.setColor(EDGE);
        g.setStroke(new BasicStroke((float) density));
        g.draw(handle);
    }
}
