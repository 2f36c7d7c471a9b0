package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.dataset.MalformedDatasetException;

/** Takes the defects of a file in the order in which they are found: to stop at the first, or to go on and list all. */
@FunctionalInterface
interface Defects {

    /**
     * Takes one defect. Where it returns, the caller goes on with what is left without the defective value.
     *
     * @param place JSON path
     * @throws MalformedDatasetException to stop
     */
    void add(String place, String sentence) throws MalformedDatasetException;
}
