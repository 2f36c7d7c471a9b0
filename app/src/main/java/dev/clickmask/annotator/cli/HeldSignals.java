package dev.clickmask.annotator.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps Ctrl+C back until a stretch of work is done, and then lets it act. ONNX Runtime takes itself down as soon as the
 * program begins to end, which crashes the JVM while it loads a model.
 *
 * <p>Java has no other way to do this than {@code sun.misc.Signal}, which the compiler warns of and which other virtual
 * machines need not have; so it is looked up, and nothing is kept back where it is missing.
 */
final class HeldSignals {
    private static final List<String> NAMES = List.of("INT", "TERM");

    /** The signals that are kept back, with the handlers that they had. */
    private final Map<Object, Object> handlers = new LinkedHashMap<>();

    private final List<Object> received = new CopyOnWriteArrayList<>();

    /** Begins to keep signals back. */
    HeldSignals() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            Object keeper = Proxy.newProxyInstance(
                    HeldSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        received.add(arguments[0]);
                        return null;
                    });
            for (String name : NAMES) {
                Object held = signal.getConstructor(String.class).newInstance(name);
                handlers.put(held, handle.invoke(null, held, keeper));
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            System.getLogger(HeldSignals.class.getName())
                    .log(System.Logger.Level.DEBUG, "signals cannot be kept back here", e);
        }
    }

    /** Gives the signals their handlers back and lets those act that came meanwhile. */
    void release() {
        List<Object> late = new ArrayList<>(received);
        try {
            for (Map.Entry<Object, Object> held : handlers.entrySet()) {
                Class<?> signal = held.getKey().getClass();
                signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                        .invoke(null, held.getKey(), held.getValue());
            }
            for (Object missed : late) {
                missed.getClass().getMethod("raise", missed.getClass()).invoke(null, missed);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal that was kept back cannot be given back", e);
        }
    }
}
