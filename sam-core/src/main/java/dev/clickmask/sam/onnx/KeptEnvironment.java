package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The one environment of ONNX Runtime in this process, which stays until the process is gone.
 *
 * <p>ONNX Runtime for Java gives it back in a shutdown hook of its own, as soon as the program begins to end, and that crashes the
 * JVM where a model is just being loaded or run (github.com/microsoft/onnxruntime/issues/31352). Hooks run side by side, so
 * none can hold that one up. But the native environment counts how often it was taken, and goes with the last who gives it back:
 * here it is taken once more, and never given back.
 */
final class KeptEnvironment {
    private static final OrtLoggingLevel LEVEL = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
    private static final String NAME = "clickmask";

    private KeptEnvironment() {}

    /** The environment, which keeps to itself what is no error. */
    static OrtEnvironment get() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(LEVEL, NAME);
        if (!Kept.TAKEN) {
            System.getLogger(KeptEnvironment.class.getName())
                    .log(System.Logger.Level.DEBUG, "the environment of ONNX Runtime ends before its sessions");
        }
        return environment;
    }

    /** Initialised once, after the environment. */
    private static final class Kept {
        static final boolean TAKEN = takeAgain();

        private Kept() {}

        /** Whether this version has the method, which its own class calls and nobody else can without reflection. */
        private static boolean takeAgain() {
            try {
                Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
                Method take =
                        OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
                api.setAccessible(true);
                take.setAccessible(true);
                take.invoke(null, api.getLong(null), LEVEL.getValue(), NAME);
                return true;
            } catch (ReflectiveOperationException | RuntimeException e) {
                return false;
            }
        }
    }
}
