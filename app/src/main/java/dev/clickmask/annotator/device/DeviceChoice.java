package dev.clickmask.annotator.device;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.DeviceVerdict;
import dev.clickmask.sam.catalog.InstalledModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the device for a model: by a look, then by a try in a process of its own whose answer is kept. */
public final class DeviceChoice {
    private final List<Device> candidates;
    private final Function<Device, Optional<String>> obstacles;
    private final DeviceProbe probe;
    private final Verdicts verdicts;
    private final String key;

    /**
     * Wires it; looks at nothing yet.
     *
     * @param candidates devices besides the processor, the likeliest first
     * @param obstacles why this computer has no such device, if it has none, without loading anything
     * @param probe tries those that it may have
     * @param verdicts what was found out before
     * @param key what the answers depend on besides the model, such as versions
     */
    public DeviceChoice(
            List<Device> candidates,
            Function<Device, Optional<String>> obstacles,
            DeviceProbe probe,
            Verdicts verdicts,
            String key) {
        this.candidates = List.copyOf(candidates);
        this.obstacles = obstacles;
        this.probe = probe;
        this.verdicts = verdicts;
        this.key = key;
    }

    /**
     * What there is to say of every device but the processor, in the order in which they are preferred. May take a minute
     * the first time for a model.
     *
     * @param again whether to try even what was tried before
     */
    public List<DeviceVerdict> examine(InstalledModel model, boolean again) {
        List<DeviceVerdict> all = new ArrayList<>();
        for (Device device : candidates) {
            all.add(examine(model, device, again));
        }
        return all;
    }

    /** The same for one device. */
    public DeviceVerdict examine(InstalledModel model, Device device, boolean again) {
        Optional<String> obstacle = obstacles.apply(device);
        if (obstacle.isPresent()) {
            return DeviceVerdict.missing(device, obstacle.get());
        }
        String all = key + "\n" + model.sha256();
        Optional<DeviceVerdict> known = again ? Optional.empty() : verdicts.find(device, all);
        return known.orElseGet(() -> {
            DeviceVerdict fresh = probe.probe(model, device);
            verdicts.keep(fresh, all);
            return fresh;
        });
    }
}
