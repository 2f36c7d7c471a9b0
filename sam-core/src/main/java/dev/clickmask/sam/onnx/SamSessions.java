package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
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
 * @param threads that one run uses
 */
record SamSessions(OrtEnvironment environment, OrtSession encoder, OrtSession decoder, int threads)
        implements AutoCloseable {
    private static final String WEIGHTS_FOLDER = "session.model_external_initializers_file_folder_path";

    /** @throws IOException if a file is missing or ONNX Runtime cannot load it */
    static SamSessions open(Path encoderFile, Path decoderFile) throws IOException {
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "clickmask");
        int threads = Runtime.getRuntime().availableProcessors();
        OrtSession encoder =
                load(encoderFile, threads, options -> environment.createSession(encoderFile.toString(), options));
        try {
            return new SamSessions(environment, encoder, decoder(environment, decoderFile, threads), threads);
        } catch (IOException e) {
            close(encoder);
            throw e;
        }
    }

    private static OrtSession decoder(OrtEnvironment environment, Path file, int threads) throws IOException {
        requirePresent(file);
        Optional<byte[]> changed = changed(file);
        return load(file, threads, options -> {
            if (changed.isEmpty()) {
                return environment.createSession(file.toString(), options);
            }
            // Where weights lie in files beside the graph.
            options.addConfigEntry(
                    WEIGHTS_FOLDER, String.valueOf(file.toAbsolutePath().getParent()));
            return environment.createSession(changed.get(), options);
        });
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

    private interface Loading {
        OrtSession with(OrtSession.SessionOptions options) throws OrtException;
    }

    private static OrtSession load(Path file, int threads, Loading loading) throws IOException {
        requirePresent(file);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // Saves some 200 MB of resident memory and costs no time that could be measured.
            options.setMemoryPatternOptimization(false);
            return loading.with(options);
        } catch (OrtException e) {
            throw new IOException(file + " is not a model that ONNX Runtime can load. Verify or fetch it again", e);
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

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot release a session", e);
        }
    }
}
