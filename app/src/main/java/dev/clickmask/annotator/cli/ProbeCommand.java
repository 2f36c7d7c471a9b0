package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.device.ChildProbe;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.SelfTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The process of its own in which the program tries a device: {@link ChildProbe}. Not for people. */
@Command(name = "probe-device", hidden = true, description = "Try a device, for the program itself.")
final class ProbeCommand implements Runnable {
    private static final int SIDE = 512;

    @Mixin
    private final Common common = new Common();

    @Option(names = "--cache", required = true, description = "Folder of the program.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path cache;

    @Parameters(index = "0", description = "The encoder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path encoder;

    @Parameters(index = "1", description = "The decoder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path decoder;

    @Parameters(index = "2", converter = DeviceOption.Converter.class, description = "The device.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Device device;

    @Override
    public void run() {
        PrintWriter out = common.out();
        out.println(answer());
        out.flush();
    }

    private String answer() {
        try {
            OnnxRuntimeNatives natives = new OnnxRuntimeNatives(cache);
            natives.install();
            if (device.kind() == Device.Kind.CUDA) {
                natives.installCuda();
            }
            SelfTest test = SelfTest.run(encoder, decoder, device, picture());
            return test.isRight()
                    ? ChildProbe.OK + " " + test.encodeMillis() + " " + test.cpuMillis()
                    : ChildProbe.NO + " its results are wrong: they differ from the processor's by "
                            + Math.round(test.difference() * 100) + " %";
        } catch (IOException | InferenceException | LinkageError e) {
            return ChildProbe.NO + " " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    /** A disc on a slope of grey: something to see, and the same everywhere. */
    private static RgbImage picture() {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean inside = Math.hypot(x - 200.0, y - 300.0) < 120;
                int grey = (x + y) / 4;
                picture.setRGB(x, y, inside ? 0xc05020 : grey << 16 | grey << 8 | grey);
            }
        }
        return RgbImage.of(picture);
    }
}
