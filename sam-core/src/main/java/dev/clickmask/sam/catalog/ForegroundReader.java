package dev.clickmask.sam.catalog;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.matte.Activation;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.matte.ForegroundSpec.Channels;
import dev.clickmask.sam.matte.ForegroundSpec.Layout;
import dev.clickmask.sam.matte.ForegroundSpec.Resize;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the part of a catalogue that has the foreground models. */
final class ForegroundReader {
    private ForegroundReader() {}

    static ForegroundCatalog read(JsonPlace place) throws IOException {
        place.allow("default", "models");
        String defaultId = place.text("default");
        var entries = place.list("models", ForegroundReader::entry);
        return place.check(() -> new ForegroundCatalog(defaultId, entries));
    }

    private static ForegroundEntry entry(JsonPlace place) throws IOException {
        place.allow("id", "name", "description", "licence", "weightsLicence", "restriction", "file", "spec");
        String id = place.text("id");
        String name = place.text("name");
        String description = place.text("description");
        String licence = place.text("licence");
        String weightsLicence = place.text("weightsLicence");
        var restriction = CatalogReader.restriction(place);
        ModelFile file = CatalogReader.file(place.object("file"));
        ForegroundSpec spec = spec(place.object("spec"));
        return place.check(
                () -> new ForegroundEntry(id, name, description, licence, weightsLicence, restriction, file, spec));
    }

    static ForegroundSpec spec(JsonPlace place) throws IOException {
        place.allow(
                "input",
                "channels",
                "layout",
                "mean",
                "scale",
                "resize",
                "output",
                "activation",
                "threshold",
                "leastArea");
        List<Float> input = place.numbers("input");
        String channels = place.text("channels");
        String layout = place.text("layout");
        List<Float> mean = place.numbers("mean");
        List<Float> scale = place.numbers("scale");
        String resize = place.text("resize");
        Optional<String> output = place.has("output") ? Optional.of(place.text("output")) : Optional.empty();
        String activation = place.text("activation");
        float threshold = place.number("threshold");
        int leastArea = (int) place.wholeNumber("leastArea").orElse(0);
        return place.check(() -> new ForegroundSpec(
                size(input),
                Words.constant(Channels.class, "channels", channels),
                Words.constant(Layout.class, "layout", layout),
                mean,
                scale,
                Words.constant(Resize.class, "resize", resize),
                output,
                Words.constant(Activation.class, "activation", activation),
                threshold,
                leastArea));
    }

    private static Size size(List<Float> widthAndHeight) {
        if (widthAndHeight.size() != 2) {
            throw new IllegalArgumentException("input must be width and height, such as [1024, 1024]");
        }
        return new Size(Math.round(widthAndHeight.get(0)), Math.round(widthAndHeight.get(1)));
    }
}
