package dev.clickmask.annotator.cli;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clickmask segment IMAGE}: from a file and prompts to a mask, without a window. */
@Command(
        name = "segment",
        description = "Find the mask of an object in an image.",
        sortOptions = false,
        sortSynopsis = false)
final class SegmentCommand implements Callable<Integer> {
    private final boolean onTerminal;

    @Parameters(paramLabel = "IMAGE", description = "JPEG, PNG, TIFF, BMP, GIF or WebP file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @ArgGroup(multiplicity = "1..*")
    private List<PromptOption> promptOptions = new ArrayList<>();

    @Option(
            names = "--part",
            paramLabel = "x,y,w,h",
            converter = PartConverter.class,
            description =
                    "Show the model this part of the image only, in full detail: for small objects in large images.")
    private @Nullable PixelBox part;

    @Mixin
    private final PromptModelChoice model;

    @Option(names = "--candidate", paramLabel = "N", description = "Take this one of the model's answers, from 1 on.")
    private @Nullable Integer candidate;

    @Option(names = "--fill-holes", paramLabel = "N", description = "Fill holes of up to N pixels.")
    private long fillHoles;

    @Option(names = "--drop-specks", paramLabel = "N", description = "Drop parts of up to N pixels.")
    private long dropSpecks;

    @Mixin
    private final SegmentOutputs outputs = new SegmentOutputs();

    @Mixin
    private final Common common = new Common();

    SegmentCommand(Surroundings surroundings) {
        this.model = new PromptModelChoice(surroundings);
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        List<Prompt> prompts = prompts();
        outputs.check(image);
        InstalledModel installed = model.installed();
        Timings timings = new Timings();
        RgbImage picture = timings.time("read", () -> ImageFiles.read(image));
        requireInside(prompts, picture.size());
        PixelBox seen = part == null ? picture.size().pixels() : part;
        requirePart(prompts, seen, picture.size());
        try (OpenModel open = timings.time("load", () -> model.load(installed))) {
            SegmentResult result = segment(open.model(), installed.id(), picture, seen, prompts, timings);
            Columns report = result.report();
            report.add("time", timings.toString());
            report.printTo(common.out());
            outputs.write(result, common.out());
        }
        return 0;
    }

    private List<Prompt> prompts() {
        List<Prompt> prompts = promptOptions.stream().map(PromptOption::prompt).toList();
        if (prompts.stream().filter(Prompt.BoxPrompt.class::isInstance).count() > 1) {
            throw common.wrongUsage("--box may be given but once");
        }
        if (prompts.stream().noneMatch(Prompt::locatesObject)) {
            throw common.wrongUsage("--background alone does not say where the object is; add a --point or a --box");
        }
        return prompts;
    }

    private void requireInside(List<Prompt> prompts, Size size) {
        for (Prompt prompt : prompts) {
            PromptOption.outside(prompt, size).ifPresent(at -> {
                throw common.wrongUsage(
                        "%s,%s lies outside of %s, which has %s pixels".formatted(at.x(), at.y(), image, size));
            });
        }
    }

    private void requirePart(List<Prompt> prompts, PixelBox seen, Size size) {
        if (!seen.intersection(size.pixels()).equals(seen)) {
            throw common.wrongUsage("--part reaches beyond %s, which has %s pixels".formatted(image, size));
        }
        for (Prompt prompt : prompts) {
            PromptOption.outside(prompt, seen).ifPresent(at -> {
                throw common.wrongUsage("%s,%s lies outside of --part".formatted(at.x(), at.y()));
            });
        }
    }

    private SegmentResult segment(
            SamModel model, String id, RgbImage picture, PixelBox seen, List<Prompt> prompts, Timings timings)
            throws InferenceException {
        ImageEmbedding embedding = timings.time("encode", () -> encode(model, picture, seen));
        List<Candidate> candidates = timings.time("decode", () -> model.decode(embedding, prompts));
        int taken = taken(prompts, candidates);
        Mask mask = timings.time(
                "mask", () -> cleaned(candidates.get(taken).logits().mask()));
        return new SegmentResult(image, picture, id, model.info(), prompts, candidates, taken, mask);
    }

    private Mask cleaned(Mask mask) {
        Mask filled = fillHoles > 0 ? MaskParts.fillHoles(mask, fillHoles) : mask;
        return dropSpecks > 0 ? MaskParts.dropSpecks(filled, dropSpecks) : filled;
    }

    private ImageEmbedding encode(SamModel model, RgbImage picture, PixelBox seen) throws InferenceException {
        if (!onTerminal) {
            return encodeQuietly(model, picture, seen);
        }
        ProgressBar bar = TerminalBar.ofSeconds("Encoding");
        try {
            return encodeQuietly(model, picture, seen);
        } finally {
            bar.close();
        }
    }

    private static ImageEmbedding encodeQuietly(SamModel model, RgbImage picture, PixelBox seen)
            throws InferenceException {
        return seen.equals(picture.size().pixels()) ? model.encode(picture) : model.encode(picture, seen);
    }

    private int taken(List<Prompt> prompts, List<Candidate> candidates) {
        if (candidate == null) {
            return PromptPolicy.first(prompts, candidates);
        }
        if (candidate < 1 || candidate > candidates.size()) {
            throw common.wrongUsage("there is no candidate " + candidate + ": the model has " + candidates.size()
                    + " for these prompts");
        }
        return candidate - 1;
    }
}
