package dev.clickmask.annotator.segment;

import dev.clickmask.sam.ModelInfo;

/** Does nothing about what it hears; a test overrides what it looks at. */
class SilentListener implements InferenceListener {
    @Override
    public void modelOpened(ModelInfo info) {}

    @Override
    public void encodingStarted() {}

    @Override
    public void encoded(Encoding encoding) {}

    @Override
    public void prepared(int ready, int wanted) {}

    @Override
    public void answered(DecodeRequest request, Answer answer) {}

    @Override
    public void failed(String sentence, Throwable cause) {}
}
