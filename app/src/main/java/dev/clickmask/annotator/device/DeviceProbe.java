package dev.clickmask.annotator.device;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.catalog.InstalledModel;

/** Tries a device for a model. */
@FunctionalInterface
public interface DeviceProbe {
    /** Takes seconds; whatever goes wrong is an obstacle. */
    DeviceVerdict probe(InstalledModel model, Device device);
}
