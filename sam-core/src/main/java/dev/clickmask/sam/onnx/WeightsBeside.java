package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights that a graph has in files beside it, read into memory. Left to itself, ONNX Runtime maps those files for as long as
 * the model is open, and the process dies as soon as one is overwritten or its drive is taken away.
 */
final class WeightsBeside implements AutoCloseable {
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int DIMENSION = 1;
    private static final int TYPE = 2;
    private static final int NAME = 8;
    private static final int PLACE = 13;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    private WeightsBeside() {}

    /**
     * Reads them; none where all weights are in the graph.
     *
     * @throws IOException if a file cannot be read, or the graph is damaged
     * @throws OrtException if ONNX Runtime does not take a weight
     */
    static WeightsBeside of(OrtEnvironment environment, Path model) throws IOException, OrtException {
        WeightsBeside weights = new WeightsBeside();
        try (FileChannel file = FileChannel.open(model)) {
            // Larger ones are in ONNX Runtime's own format, which holds its weights itself.
            if (file.size() <= Integer.MAX_VALUE) {
                weights.read(environment, model, file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
            }
            return weights;
        } catch (IllegalArgumentException e) {
            // ONNX Runtime has the word on what is no graph at all.
            weights.close();
            return new WeightsBeside();
        } catch (OutOfMemoryError e) {
            // Then mapped files are better than no model.
            weights.close();
            return new WeightsBeside();
        } catch (IOException | OrtException e) {
            weights.close();
            throw e;
        }
    }

    private void read(OrtEnvironment environment, Path model, ByteBuffer bytes) throws IOException, OrtException {
        for (ProtoMessage.Field graph : ProtoMessage.parse(bytes).fields()) {
            if (graph.number() == GRAPH) {
                for (ProtoMessage.Field field :
                        ProtoMessage.parse(graph.content()).fields()) {
                    if (field.number() == INITIALIZER) {
                        add(environment, model, ProtoMessage.parse(field.content()));
                    }
                }
            }
        }
    }

    private void add(OrtEnvironment environment, Path model, ProtoMessage tensor) throws IOException, OrtException {
        Map<String, String> place = new HashMap<>();
        for (ProtoMessage.Field entry : tensor.fields()) {
            if (entry.number() == PLACE) {
                ProtoMessage pair = ProtoMessage.parse(entry.content());
                place.put(String.join("", pair.texts(KEY)), String.join("", pair.texts(VALUE)));
            }
        }
        Optional<OnnxJavaType> type = tensor.numbers(TYPE).stream().findFirst().flatMap(WeightsBeside::type);
        if (place.containsKey("location") && type.isPresent()) {
            long[] shape = tensor.numbers(DIMENSION).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            String name = String.join("", tensor.texts(NAME));
            tensors.put(name, OnnxTensor.createTensor(environment, bytes(model, place), shape, type.get()));
        }
    }

    private static Optional<OnnxJavaType> type(long number) {
        return switch ((int) number) {
            case 1 -> Optional.of(OnnxJavaType.FLOAT);
            case 2 -> Optional.of(OnnxJavaType.UINT8);
            case 3 -> Optional.of(OnnxJavaType.INT8);
            case 6 -> Optional.of(OnnxJavaType.INT32);
            case 7 -> Optional.of(OnnxJavaType.INT64);
            case 10 -> Optional.of(OnnxJavaType.FLOAT16);
            default -> Optional.empty();
        };
    }

    private static ByteBuffer bytes(Path model, Map<String, String> place) throws IOException {
        Path folder = model.toAbsolutePath().normalize().getParent();
        Path data = model.toAbsolutePath()
                .resolveSibling(place.getOrDefault("location", ""))
                .normalize();
        if (folder == null || !data.startsWith(folder)) {
            throw new IOException(model + " wants weights from outside of its folder");
        }
        try (FileChannel file = FileChannel.open(data)) {
            long offset = Long.parseLong(place.getOrDefault("offset", "0"));
            long length = Long.parseLong(place.getOrDefault("length", String.valueOf(file.size() - offset)));
            if (offset < 0 || length < 0 || length > Integer.MAX_VALUE || offset + length > file.size()) {
                throw new EOFException(data + " is shorter than its model says");
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) length).order(ByteOrder.nativeOrder());
            while (bytes.hasRemaining()) {
                if (file.read(bytes, offset + bytes.position()) < 0) {
                    throw new EOFException(data + " is shorter than its model says");
                }
            }
            return bytes.flip();
        }
    }

    /** Gives them to a session that is going to be made; they can be closed when it is. */
    void addTo(OrtSession.SessionOptions options) throws OrtException {
        if (!tensors.isEmpty()) {
            options.addExternalInitializers(Map.copyOf(tensors));
        }
    }

    @Override
    public void close() {
        List.copyOf(tensors.values()).forEach(OnnxTensor::close);
    }
}
