package dev.clickmask.sam.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Notices that a JPEG ends within its picture data: the decoder fills the rest with gray and only warns.
 *
 * <p>It warns of much that does no harm, such as stray bytes between segments, an odd colour profile, or a missing end
 * marker after a complete picture. The two texts are those of libjpeg, which are never translated.
 */
final class TruncationListener implements IIOReadWarningListener {
    private boolean truncated;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        truncated |= warning.contains("premature end of data segment") || warning.startsWith("Premature end of JPEG");
    }

    boolean truncated() {
        return truncated;
    }
}
