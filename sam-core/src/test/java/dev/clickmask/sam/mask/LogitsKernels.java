package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.Size;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a decoder's answer to a mask in 12 megapixels, beside a bilinear sample of each pixel. */
@State(Scope.Benchmark)
public class LogitsKernels {
    private static final Size IMAGE = new Size(4000, 3000);

    private final Logits logits = new Logits(Stars.logits(), axis(1024, IMAGE.width()), axis(768, IMAGE.height()));
    private final float[] row = new float[IMAGE.width()];

    /** By way of the padded input, as SAM has it. */
    private static LinearAxis axis(int filled, int pixels) {
        return LinearAxis.resize(256, 1024).crop(filled).then(LinearAxis.resize(filled, pixels));
    }

    @Benchmark
    public Mask mask() {
        return logits.mask();
    }

    @Benchmark
    public Mask sampleAll() {
        MaskBuilder mask = new MaskBuilder(IMAGE, IMAGE.pixels());
        for (int y = 0; y < IMAGE.height(); y++) {
            logits.sampleRow(y, row);
            for (int x = 0; x < row.length; x++) {
                if (row[x] > 0) {
                    mask.set(x, y);
                }
            }
        }
        return mask.build();
    }
}
