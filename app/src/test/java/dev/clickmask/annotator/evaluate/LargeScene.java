package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A picture of 20 megapixels, tiled with photographs, onto which small objects are laid whose masks are known exactly. */
final class LargeScene {
    static final Size SIZE = new Size(5000, 4000);
    /** Longest sides of the objects. */
    static final List<Integer> SIDES = List.of(40, 80, 160);

    private static final int OPAQUE = 128;

    private final BufferedImage picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_3BYTE_BGR);
    private final List<Item> items = new ArrayList<>();
    private final Random random;

    /** @param side longest side in pixels, before it was turned */
    record Item(Mask mask, int side) {}

    /**
     * Makes the picture.
     *
     * @param tiles photographs for the ground
     * @param objects opaque where the object is
     */
    LargeScene(List<BufferedImage> tiles, List<BufferedImage> objects, long seed) {
        random = new Random(seed);
        tile(tiles);
        int columns = objects.size();
        int rows = SIDES.size();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int x = (int) ((column + 0.25 + random.nextDouble() / 2) * SIZE.width() / columns);
                int y = (int) ((row + 0.25 + random.nextDouble() / 2) * SIZE.height() / rows);
                put(objects.get(column), SIDES.get((row + column) % rows), x, y);
            }
        }
    }

    RgbImage image() {
        return RgbImage.of(picture);
    }

    List<Item> items() {
        return items;
    }

    private void tile(List<BufferedImage> tiles) {
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int side = 1000;
        for (int y = 0; y < SIZE.height(); y += side) {
            for (int x = 0; x < SIZE.width(); x += side) {
                BufferedImage tile = tiles.get(random.nextInt(tiles.size()));
                boolean flipped = random.nextBoolean();
                g.drawImage(tile, flipped ? x + side : x, y, flipped ? -side : side, side, null);
            }
        }
        g.dispose();
    }

    /** Made smaller by area means, turned, and laid with its middle there. */
    private void put(BufferedImage object, int side, int x, int y) {
        double scale = (double) side / Math.max(object.getWidth(), object.getHeight());
        int width = (int) Math.max(1, Math.round(object.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(object.getHeight() * scale));
        Image small = object.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        BufferedImage turned = new BufferedImage(2 * side, 2 * side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = turned.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform place = AffineTransform.getTranslateInstance(side, side);
        place.rotate((random.nextDouble() - 0.5) * Math.PI / 2);
        place.translate(-width / 2.0, -height / 2.0);
        g.drawImage(small, place, null);
        g.dispose();
        Graphics2D onto = picture.createGraphics();
        onto.drawImage(turned, x - side, y - side, null);
        onto.dispose();
        items.add(new Item(opaque(turned, x - side, y - side), side));
    }

    private static Mask opaque(BufferedImage picture, int left, int top) {
        MaskBuilder mask = new MaskBuilder(SIZE, new PixelBox(left, top, picture.getWidth(), picture.getHeight()));
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (picture.getRGB(x, y) >>> 24 >= OPAQUE) {
                    mask.set(left + x, top + y);
                }
            }
        }
        return mask.build();
    }
}
