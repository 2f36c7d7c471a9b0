package dev.clickmask.annotator.segment;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A film of drawn objects that move, turn and grow or shrink over a photograph that slides beneath them, with the exact mask
 * of each on every frame. The same for the same seed.
 */
final class MovingObjects {
    static final Size SIZE = new Size(360, 270);
    static final int FRAMES = 30;
    private static final int OBJECTS = 3;
    private static final int SHAPES = 4;

    private final BufferedImage photograph;
    private final List<Thing> things = new ArrayList<>();
    private final int panX;
    private final int panY;

    /** One object: its form around (0, 0), about 60 pixels wide, and its way. */
    private record Thing(
            Area form,
            Color colour,
            boolean striped,
            double x,
            double y,
            double dx,
            double dy,
            double turn,
            double growth) {

        AffineTransform at(int frame) {
            double swing = Math.sin(frame / 5.0);
            AffineTransform place = AffineTransform.getTranslateInstance(
                    x + dx * frame + 6 * swing, y + dy * frame + 4 * Math.cos(frame / 4.0));
            place.rotate(turn * frame);
            double scale = Math.pow(growth, frame);
            place.scale(scale, scale);
            return place;
        }
    }

    /** @param photograph larger than {@link #SIZE} */
    MovingObjects(Path photograph, long seed) throws IOException {
        this.photograph = ImageIO.read(photograph.toFile());
        Random random = new Random(seed);
        panX = random.nextInt(3);
        panY = random.nextInt(2);
        for (int i = 0; i < OBJECTS; i++) {
            things.add(thing(random, i, (int) (seed + i) % SHAPES));
        }
    }

    private static Thing thing(Random random, int lane, int shape) {
        double width = SIZE.width();
        boolean right = random.nextBoolean();
        double speed = 1.5 + 3.5 * random.nextDouble();
        return new Thing(
                form(shape, random),
                Color.getHSBColor(
                        random.nextFloat(), 0.55f + 0.4f * random.nextFloat(), 0.5f + 0.5f * random.nextFloat()),
                random.nextBoolean(),
                right ? 60 + random.nextInt(40) : width - 60 - random.nextInt(40),
                SIZE.height() * (lane + 0.5) / OBJECTS,
                right ? speed : -speed,
                random.nextDouble() - 0.5,
                0.12 * (random.nextDouble() - 0.5),
                1 + 0.02 * (random.nextDouble() - 0.4));
    }

    private static Area form(int shape, Random random) {
        return switch (shape) {
            case 0 -> new Area(new Ellipse2D.Double(-34, -22, 68, 44));
            case 1 -> star(random);
            case 2 -> new Area(new RoundRectangle2D.Double(-38, -20, 76, 40, 16, 16));
            default -> {
                Area ring = new Area(new Ellipse2D.Double(-30, -30, 60, 60));
                ring.subtract(new Area(new Ellipse2D.Double(-12, -12, 24, 24)));
                yield ring;
            }
        };
    }

    private static Area star(Random random) {
        Path2D outline = new Path2D.Double();
        int corners = 10;
        for (int i = 0; i < corners; i++) {
            double radius = i % 2 == 0 ? 34 + random.nextInt(6) : 18;
            double angle = 2 * Math.PI * i / corners;
            if (i == 0) {
                outline.moveTo(radius, 0);
            } else {
                outline.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
            }
        }
        outline.closePath();
        return new Area(outline);
    }

    int objects() {
        return things.size();
    }

    BufferedImage picture(int frame) {
        BufferedImage picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(photograph, -frame * panX, -frame * panY, null);
        for (Thing thing : things) {
            Shape shape = thing.at(frame).createTransformedShape(thing.form());
            Rectangle2D box = shape.getBounds2D();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setPaint(new GradientPaint(
                    (float) box.getX(),
                    (float) box.getY(),
                    thing.colour().brighter(),
                    (float) box.getMaxX(),
                    (float) box.getMaxY(),
                    thing.colour().darker()));
            graphics.fill(shape);
            if (thing.striped()) {
                graphics.clip(shape);
                graphics.transform(thing.at(frame));
                graphics.setPaint(thing.colour().darker());
                for (int x = -30; x < 40; x += 20) {
                    graphics.fill(new Rectangle2D.Double(x, -40, 5, 80));
                }
                graphics.setTransform(new AffineTransform());
                graphics.setClip(null);
            }
        }
        graphics.dispose();
        return picture;
    }

    RgbImage image(int frame) {
        return RgbImage.of(picture(frame));
    }

    /** The pixels of an object whose centres lie in its form and not under an object that is drawn over it. */
    Mask mask(int frame, int object) {
        Area left = new Area(things.get(object)
                .at(frame)
                .createTransformedShape(things.get(object).form()));
        for (int above = object + 1; above < things.size(); above++) {
            left.subtract(new Area(things.get(above)
                    .at(frame)
                    .createTransformedShape(things.get(above).form())));
        }
        MaskBuilder mask = new MaskBuilder(SIZE, SIZE.pixels());
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                if (left.contains(x + 0.5, y + 0.5)) {
                    mask.set(x, y);
                }
            }
        }
        return mask.build();
    }
}
