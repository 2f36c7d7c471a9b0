package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Loads a model, so that neither the commands nor the window need to know what runs it. */
@FunctionalInterface
public interface ModelOpener {
    /**
     * Loads the model, which takes up to seconds, and a minute where a device has to be tried first; the caller closes it.
     *
     * @throws IOException if its files cannot be loaded, or the device that was asked for cannot be used
     */
    SamModel open(InstalledModel model) throws IOException;

    /** The same on a device; those that know no devices are the same on any. */
    default ModelOpener on(Device device) {
        return this;
    }

    /** The same on a device if that can be used, or else on the processor, telling why. */
    default ModelOpener preferring(Device device) {
        return this;
    }

    /** What models are opened on, as the person wants it. */
    default Device device() {
        return Device.AUTO;
    }

    /**
     * What there is to say of the devices besides the processor; may take a minute.
     *
     * @param again whether to try even what was tried before
     */
    default List<DeviceVerdict> examine(InstalledModel model, boolean again) throws IOException {
        return List.of();
    }

    /** How long the model took on this computer the last time, if it has run. */
    default Optional<ModelTimes.Times> times(InstalledModel model) {
        return Optional.empty();
    }
}
