package dev.clickmask.annotator.segment;

import dev.clickmask.sam.ModelInfo;
import java.util.List;

/** Writes down what it hears, in a word or two each. */
class Notes extends SilentListener {
    private final List<String> heard;

    Notes(List<String> heard) {
        this.heard = heard;
    }

    @Override
    public void modelOpened(ModelInfo info) {
        heard.add("opened");
    }

    @Override
    public void encodingStarted() {
        heard.add("encoding");
    }

    @Override
    public void encoded(Encoding encoding) {
        heard.add("encoded " + encoding.source());
    }

    @Override
    public void prepared(int ready, int wanted) {
        heard.add("prepared " + ready + " of " + wanted);
    }

    @Override
    public void answered(DecodeRequest request, Answer answer) {
        heard.add("answer " + request.step());
    }

    @Override
    public void failed(String sentence, Throwable cause) {
        heard.add("failed: " + sentence);
    }
}
