package dev.clickmask.sam;

import java.util.Optional;

/**
 * Whether a device can run a model, by a try on this computer.
 *
 * @param obstacle why it is not used, as the end of a sentence; nothing if it may be
 * @param expected whether that is the way of this computer and not a fault, such as a device that is not built in
 * @param encodeMillis time of an encoding in the try; 0 where it did not come to that
 */
public record DeviceVerdict(Device device, Optional<String> obstacle, boolean expected, long encodeMillis) {

    /** The device may be used. */
    public static DeviceVerdict usable(Device device, long encodeMillis) {
        return new DeviceVerdict(device, Optional.empty(), false, encodeMillis);
    }

    /** This computer has no such device. */
    public static DeviceVerdict missing(Device device, String why) {
        return new DeviceVerdict(device, Optional.of(why), true, 0);
    }

    /** The device is there, but cannot be used. */
    public static DeviceVerdict failing(Device device, String why) {
        return new DeviceVerdict(device, Optional.of(why), false, 0);
    }

    public boolean isUsable() {
        return obstacle.isEmpty();
    }
}
