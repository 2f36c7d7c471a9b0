package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.Device;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says what a model runs on. */
final class DeviceOption {
    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            converter = Converter.class,
            description = "auto, cpu, cuda, cuda:1, coreml or directml; without it, auto. See: clickmask devices.")
    private @Nullable Device device;

    /** Opens on the device that was asked for. */
    ModelOpener of(ModelOpener opener) {
        return device == null ? opener : opener.on(device);
    }

    /** Understands a device, or says what there is. */
    static final class Converter implements ITypeConverter<Device> {
        @Override
        public Device convert(String value) {
            try {
                return Device.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
