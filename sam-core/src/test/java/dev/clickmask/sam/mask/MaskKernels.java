package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done to masks, beside the plainest thing that could be done to as many pixels, one byte each. */
@State(Scope.Benchmark)
public class MaskKernels {
    /** Width and height. */
    @Param({"1920x1080", "4000x3000"})
    public String size = "";

    private Size image;
    private Mask mask;
    private Mask other;
    private Rle code;
    private Rle otherCode;
    private String text;

    private int[] counts;
    private byte[] columns;
    private byte[] rows;
    private int[] found;
    private long[] words;
    private long[] copied;
    private BufferedImage picture;
    private Path2D path;

    @Setup
    public void prepare() {
        int cross = size.indexOf('x');
        image = new Size(Integer.parseInt(size.substring(0, cross)), Integer.parseInt(size.substring(cross + 1)));
        mask = Stars.mask(image);
        other = mask.placed(image, image.height() / 20, image.height() / 30);
        code = Rle.of(mask);
        otherCode = Rle.of(other);
        text = code.compressed();
        counts = code.counts();
        found = new int[counts.length];
        words = new long[(int) (mask.bytes() / Long.BYTES)];
        copied = new long[words.length];
        columns = new byte[(int) image.area()];
        fillColumns();
        rows = new byte[columns.length];
        mask.forEachRun((y, from, to) -> Arrays.fill(rows, y * image.width() + from, y * image.width() + to, (byte) 1));
        picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        path = path();
    }

    private Path2D path() {
        Path2D star = new Path2D.Double();
        List<ImagePoint> corners = Stars.outline(image).vertices();
        star.moveTo(corners.get(0).x(), corners.get(0).y());
        corners.forEach(corner -> star.lineTo(corner.x(), corner.y()));
        star.closePath();
        return star;
    }

    @Benchmark
    public String encode() {
        return Rle.of(mask).compressed();
    }

    /** The runs of pixels that lie column by column already. */
    @Benchmark
    public int walkPixels() {
        int runs = 0;
        int start = 0;
        byte state = 0;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] != state) {
                found[runs++] = i - start;
                start = i;
                state = columns[i];
            }
        }
        return runs;
    }

    @Benchmark
    public Mask decode() {
        return Rle.parse(text, image).toMask();
    }

    @Benchmark
    public byte[] fillColumns() {
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(columns, at, at + counts[i], (byte) (i & 1));
            at += counts[i];
        }
        return columns;
    }

    @Benchmark
    public long area() {
        return mask.area();
    }

    @Benchmark
    public double iou() {
        return mask.iou(other);
    }

    @Benchmark
    public Mask union() {
        return mask.union(other);
    }

    @Benchmark
    public double iouOfCodes() {
        return code.iou(otherCode);
    }

    /** A short stroke of the brush, which makes a new mask. */
    @Benchmark
    public Mask stroke() {
        double x = image.width() / 2.0;
        double y = image.height() / 2.0;
        return mask.union(Capsule.fill(new ImagePoint(x, y), new ImagePoint(x + 9, y + 4), 20, image));
    }

    /** As many bytes as the words of the mask. */
    @Benchmark
    public long[] copyWords() {
        System.arraycopy(words, 0, copied, 0, words.length);
        return copied;
    }

    @Benchmark
    public List<Contour> contours() {
        return ContourTracer.trace(mask);
    }

    /** Counts the edges between pixels and their neighbours at the left and above. */
    @Benchmark
    public int lookAtNeighbours() {
        int width = image.width();
        int edges = 0;
        for (int i = width; i < rows.length; i++) {
            edges += (rows[i] ^ rows[i - 1]) + (rows[i] ^ rows[i - width]);
        }
        return edges;
    }

    @Benchmark
    public Mask polygon() {
        return PolygonRasterizer.fill(List.of(Stars.outline(image)), image);
    }

    @Benchmark
    public BufferedImage fillShape() {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, image.width(), image.height());
        graphics.setColor(Color.WHITE);
        graphics.fill(path);
        graphics.dispose();
        return picture;
    }
}
