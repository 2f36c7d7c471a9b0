package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.everything.Everything;
import dev.clickmask.sam.everything.EverythingOptions;
import dev.clickmask.sam.everything.FoundMask;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask everything IMAGES}: masks of all objects, without a prompt. */
@Command(
        name = "everything",
        description = {
            "Find the masks of all objects, without a click.",
            "The usual values are those of SAM 2's automatic mask generator. Takes a decode for each point."
        },
        sortOptions = false)
final class EverythingCommand implements Callable<Integer> {
    private final boolean onTerminal;

    @Parameters(paramLabel = "IMAGES", arity = "1..*", description = "Images, or folders of images.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<Path> places;

    @Mixin
    private final EverythingOutputs outputs = new EverythingOutputs();

    @Mixin
    private final EverythingSettings settings = new EverythingSettings();

    @Mixin
    private final PromptModelChoice model;

    @Mixin
    private final Common common = new Common();

    EverythingCommand(Surroundings surroundings) {
        this.model = new PromptModelChoice(surroundings);
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        if (outputs.isNone()) {
            throw common.wrongUsage("say where the masks go: --coco, --overlay or --project");
        }
        EverythingOptions options = options();
        List<NamedImage> images = NamedImage.of(places);
        InstalledModel installed = model.installed();
        int failed = 0;
        try (EverythingOutputs.Open out = outputs.open();
                OpenModel open = model.load(installed)) {
            for (NamedImage image : images) {
                failed += find(open.model(), installed.id(), image, options, out) ? 0 : 1;
            }
            out.finish();
        }
        return failed == 0 ? 0 : 1;
    }

    private EverythingOptions options() {
        return common.argument(() -> settings.options());
    }

    /** Works at one image; false if it cannot be read, which ends nothing. */
    private boolean find(
            SamModel model, String modelId, NamedImage image, EverythingOptions options, EverythingOutputs.Open out)
            throws IOException, InferenceException {
        if (out.has(image)) {
            common.out().println(image.name() + ": has instances, left out");
            return true;
        }
        RgbImage picture;
        try {
            picture = out.picture(image);
        } catch (IOException e) {
            common.err().println("note: " + e.getMessage());
            return false;
        }
        AnnotatedImage found = out.empty(image, picture);
        for (FoundMask mask : search(new Everything(model, picture, null, options), image.name())) {
            found = found.with(instance(found.nextId(), mask, modelId));
        }
        out.write(found, picture);
        common.out().println(image.name() + ": " + found.instances().size() + " masks");
        common.out().flush();
        return true;
    }

    /** Large masks first, so that small ones lie above them. */
    private List<FoundMask> search(Everything everything, String name) throws InferenceException {
        ProgressBar bar = onTerminal ? TerminalBar.of(name, everything.steps()) : null;
        try {
            while (!everything.isDone()) {
                everything.step();
                if (bar != null) {
                    bar.stepTo(everything.done());
                }
            }
        } finally {
            if (bar != null) {
                bar.close();
            }
        }
        List<FoundMask> masks = new ArrayList<>(everything.result());
        masks.sort(Comparator.comparing(mask -> -mask.pixels().area()));
        return masks;
    }

    private static Instance instance(long id, FoundMask mask, String modelId) {
        List<Prompt> asked = List.of(new Prompt.Point(mask.point(), true));
        return new Instance(
                id, 1, new Segmentation.Pixels(mask.mask()), new Instance.Origin(asked, modelId, mask.predictedIou()));
    }
}
