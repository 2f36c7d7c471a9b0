package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.Device;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The encoder and the decoder of a model, loaded by ONNX Runtime.
 *
 * @param environment of the process
 * @param device that runs them
 * @param threads that one run uses on the processor
 */
record SamSessions(OrtEnvironment environment, OrtSession encoder, OrtSession decoder, Device device, int threads)
        implements AutoCloseable {
    /**
     * Whether threads that wait for their next share of a run keep a core busy meanwhile. They would go on with that for a while
     * after a run that was ended for a click, and wherever anything else wants the cores.
     */
    private static final String SPINNING = "session.intra_op.allow_spinning";

    private static final String WEIGHTS_FOLDER = "session.model_external_initializers_file_folder_path";

    /** @throws IOException if a file is missing, or ONNX Runtime cannot load it or use the device */
    static SamSessions open(Path encoderFile, Path decoderFile, Device device, OptimisedGraphs kept)
            throws IOException {
        OrtEnvironment environment = KeptEnvironment.get();
        int threads = Runtime.getRuntime().availableProcessors();
        Loader loader = new Loader(environment, device, threads, kept);
        OrtSession encoder = loader.load(encoderFile, Optional.empty());
        try {
            requirePresent(decoderFile);
            OrtSession decoder = loader.load(decoderFile, changed(decoderFile));
            return new SamSessions(environment, encoder, decoder, device, threads);
        } catch (IOException e) {
            close(encoder);
            throw e;
        }
    }

    /** Another graph of the same model, on the same device. */
    OrtSession alike(Path file) throws IOException {
        return new Loader(environment, device, threads, OptimisedGraphs.NONE).load(file, Optional.empty());
    }

    /** A decoder that hides its candidates is loaded with them, and one that muddles points and boxes is mended. */
    private static Optional<byte[]> changed(Path file) throws IOException {
        byte[] model = Files.readAllBytes(file);
        if (isRuntimeFormat(model)) {
            return Optional.empty();
        }
        try {
            return HiddenCandidates.expose(model).or(() -> EmptyBoxes.mend(model));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is not a model, or is damaged. Verify or fetch it again", e);
        }
    }

    /** Flatbuffers have an identifier behind the first four bytes. */
    private static boolean isRuntimeFormat(byte[] model) {
        return model.length > 8 && new String(model, 4, 4, StandardCharsets.US_ASCII).equals("ORTM");
    }

    /** Makes sessions that are set up alike. */
    private record Loader(OrtEnvironment environment, Device device, int threads, OptimisedGraphs kept) {

        /** @param changed what to load in the place of the file's own bytes */
        OrtSession load(Path file, Optional<byte[]> changed) throws IOException {
            requirePresent(file);
            Optional<Path> before = device.kind() == Device.Kind.CPU ? kept.find(file) : Optional.empty();
            if (before.isPresent()) {
                try {
                    return session(before.get(), Optional.empty(), Optional.empty());
                } catch (OrtException e) {
                    kept.forget(file); // cut off or damaged: the original is as good
                }
            }
            try {
                Optional<Path> fresh = device.kind() == Device.Kind.CPU ? kept.begin(file) : Optional.empty();
                OrtSession session = session(file, changed, fresh);
                fresh.ifPresent(part -> kept.finish(file, part));
                return session;
            } catch (OrtException e) {
                throw new IOException(complaint(file, e), e);
            }
        }

        private OrtSession session(Path file, Optional<byte[]> changed, Optional<Path> optimised)
                throws OrtException, IOException {
            try (WeightsBeside weights = WeightsBeside.of(environment, file)) {
                return session(file, changed, optimised, weights);
            } catch (NoSuchFileException | EOFException e) {
                throw new IOException(file + " is not a model that ONNX Runtime can load. Verify or fetch it again", e);
            }
        }

        private OrtSession session(Path file, Optional<byte[]> changed, Optional<Path> optimised, WeightsBeside weights)
                throws OrtException {
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.addConfigEntry(SPINNING, "0");
                // Saves some 200 MB of resident memory and costs no time that could be measured.
                options.setMemoryPatternOptimization(false);
                Provider.add(device, options);
                weights.addTo(options);
                if (optimised.isPresent()) {
                    // The last level ties a graph to the very processor, and gains nothing here that could be measured.
                    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
                    options.setOptimizedModelFilePath(optimised.get().toString());
                }
                if (changed.isEmpty()) {
                    return environment.createSession(file.toString(), options);
                }
                // Where weights lie in files beside the graph.
                options.addConfigEntry(
                        WEIGHTS_FOLDER, String.valueOf(file.toAbsolutePath().getParent()));
                return environment.createSession(changed.get(), options);
            }
        }

        private String complaint(Path file, OrtException cause) {
            return device.kind() == Device.Kind.CPU
                    ? file + " is not a model that ONNX Runtime can load. Verify or fetch it again"
                    : device.title() + " cannot be used for " + file.getFileName() + ": " + cause.getMessage();
        }
    }

    private static void requirePresent(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file + " is missing. Fetch the model again");
        }
    }

    @Override
    public void close() {
        close(encoder);
        close(decoder);
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot release a session", e);
        }
    }
}
