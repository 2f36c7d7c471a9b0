package dev.clickmask.sam.onnx;

/** How an image is brought to the encoder's square input. */
enum Fit {
    /** The longest side becomes the input's side, the rest is padded on the right or at the bottom: SAM-1. */
    LONGEST_SIDE,
    /** Both sides become the input's side, whatever that does to the proportions: SAM 2. */
    SQUASH
}
