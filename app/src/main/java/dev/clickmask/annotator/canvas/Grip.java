package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import java.awt.Cursor;
import java.util.List;
import java.util.Optional;

/** A part of the prompts that a pointer can take hold of: a point, or a corner or side of the box. */
sealed interface Grip {
    /** How near a pointer must come to a point or a corner, on a plain screen. */
    double REACH = 7;
    /** How near it must come to a side of the box. */
    double SIDE_REACH = 3;

    /** Where the prompt stands in the list. */
    int index();

    /** The prompt after a move by so many image pixels. */
    Prompt moved(double dx, double dy);

    /** What the mouse looks like over it. */
    Cursor cursor();

    /** What is under the pointer; of several things the one that is painted last. */
    static Optional<Grip> under(List<Prompt> prompts, Pointer pointer) {
        Optional<Grip> found = Optional.empty();
        for (int i = 0; i < prompts.size(); i++) {
            if (prompts.get(i) instanceof Prompt.Point point && isNear(point.at(), pointer)) {
                found = Optional.of(new OfPoint(i, point));
            } else if (prompts.get(i) instanceof Prompt.BoxPrompt prompt && found.isEmpty()) {
                found = OfBox.under(i, prompt.box(), pointer).map(grip -> grip);
            }
        }
        return found;
    }

    private static boolean isNear(ImagePoint at, Pointer pointer) {
        return Math.hypot(at.x() - pointer.at().x(), at.y() - pointer.at().y()) <= REACH * pointer.reach();
    }

    /** A point. */
    record OfPoint(int index, Prompt.Point point) implements Grip {
        @Override
        public Prompt moved(double dx, double dy) {
            return new Prompt.Point(
                    new ImagePoint(point.at().x() + dx, point.at().y() + dy), point.foreground());
        }

        @Override
        public Cursor cursor() {
            return Cursor.getPredefinedCursor(Cursor.HAND_CURSOR);
        }
    }

    /**
     * A corner or side of the box.
     *
     * @param column -1 for the left side, 1 for the right one, 0 for none of them
     * @param row -1 for the upper side, 1 for the lower one, 0 for none of them
     */
    record OfBox(int index, Box box, int column, int row) implements Grip {
        private static Optional<OfBox> under(int index, Box box, Pointer pointer) {
            double x = pointer.at().x();
            double y = pointer.at().y();
            double corner = REACH * pointer.reach();
            int column = side(x, box.x0(), box.x1(), corner);
            int row = side(y, box.y0(), box.y1(), corner);
            if (column == 0 || row == 0) {
                double reach = SIDE_REACH * pointer.reach();
                column = y > box.y0() && y < box.y1() ? side(x, box.x0(), box.x1(), reach) : 0;
                row = x > box.x0() && x < box.x1() ? side(y, box.y0(), box.y1(), reach) : 0;
            }
            return column == 0 && row == 0 ? Optional.empty() : Optional.of(new OfBox(index, box, column, row));
        }

        private static int side(double at, double low, double high, double reach) {
            double toLow = Math.abs(at - low);
            double toHigh = Math.abs(at - high);
            if (Math.min(toLow, toHigh) > reach) {
                return 0;
            }
            return toLow < toHigh ? -1 : 1;
        }

        boolean isCorner() {
            return column != 0 && row != 0;
        }

        @Override
        public Prompt moved(double dx, double dy) {
            return new Prompt.BoxPrompt(Box.between(
                    new ImagePoint(box.x0() + (column < 0 ? dx : 0), box.y0() + (row < 0 ? dy : 0)),
                    new ImagePoint(box.x1() + (column > 0 ? dx : 0), box.y1() + (row > 0 ? dy : 0))));
        }

        @Override
        public Cursor cursor() {
            int type = switch (3 * row + column) {
                case -4 -> Cursor.NW_RESIZE_CURSOR;
                case -3 -> Cursor.N_RESIZE_CURSOR;
                case -2 -> Cursor.NE_RESIZE_CURSOR;
                case -1 -> Cursor.W_RESIZE_CURSOR;
                case 1 -> Cursor.E_RESIZE_CURSOR;
                case 2 -> Cursor.SW_RESIZE_CURSOR;
                case 3 -> Cursor.S_RESIZE_CURSOR;
                default -> Cursor.SE_RESIZE_CURSOR;
            };
            return Cursor.getPredefinedCursor(type);
        }
    }
}
