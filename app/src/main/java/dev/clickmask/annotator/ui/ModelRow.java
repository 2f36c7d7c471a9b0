package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.segment.ModelTimes;
import dev.clickmask.sam.catalog.ModelState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model as the list of models shows it.
 *
 * @param size of all its files, at least about, where known
 * @param here bytes of it that are on this computer
 * @param times how long it took here the last time
 */
record ModelRow(ListedModel model, ModelState state, OptionalLong size, long here, Optional<ModelTimes.Times> times) {}
