package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.matte.ForegroundModel;
import dev.clickmask.sam.matte.SliceModel;
import dev.clickmask.sam.onnx.OnnxForeground;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import dev.clickmask.sam.onnx.OnnxSlices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine;

/**
 * A command line as a person types it, and what comes of it.
 *
 * @param status exit status
 * @param out what it prints as its result
 * @param err what it prints besides
 */
record Typed(int status, String out, String err) {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    static final Path MODELS = ROOT.resolve("models");
    static final Path SAMPLES = ROOT.resolve("samples");

    /** With the real models. */
    static Typed clickmask(Object... arguments) {
        return run(MODELS, Typed::open, arguments);
    }

    /** With another model in the place of the default one. */
    static Typed clickmask(SamModel model, Object... arguments) {
        return run(MODELS, installed -> model, arguments);
    }

    /** With the real models and a cache of its own, of so many bytes. */
    static Typed caching(Path cache, long bytes, Object... arguments) {
        return run(MODELS, Typed::open, new EmbeddingFolder(cache, bytes), arguments);
    }

    private static Typed run(Path models, ModelOpener opener, Object... arguments) {
        return run(models, opener, new EmbeddingFolder(ROOT.resolve("app/target/embeddings"), 1 << 30), arguments);
    }

    private static Typed run(Path models, ModelOpener opener, EmbeddingFolder cache, Object... arguments) {
        Consumer<Optional<Path>> noWindow = wanted -> {
            throw new IllegalStateException("no window was asked for");
        };
        return run(
                ClickmaskCommand.commandLine(
                        noWindow,
                        new Surroundings(
                                models,
                                ModelCatalog.bundled(),
                                opener,
                                Typed::foreground,
                                Typed::slices,
                                cache,
                                false)),
                arguments);
    }

    static Typed run(CommandLine commandLine, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int status = commandLine
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Typed(status, out.toString(), err.toString());
    }

    private static ForegroundModel foreground(InstalledForeground model) throws IOException {
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        return OnnxForeground.open(model.file(), model.spec());
    }

    private static SliceModel slices(InstalledForeground model) throws IOException {
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        return OnnxSlices.open(model.file(), model.spec());
    }

    private static SamModel open(InstalledModel model) throws IOException {
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        return OnnxSam.open(model.encoder(), model.decoder());
    }
}
