package dev.clickmask.sam.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries of ONNX Runtime, unpacked once into a cache. Left alone, ONNX Runtime unpacks them into the folder
 * for temporary files at every start, and leaves an empty folder there at every end.
 */
public final class OnnxRuntimeNatives {
    /** Where ONNX Runtime looks for its libraries; read once, when its first class is used. */
    private static final String PATH_PROPERTY = "onnxruntime.native.path";

    /** What every run needs. The CUDA provider is some 580 MB and stays in the jar. */
    private static final List<String> LIBRARIES =
            List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared");

    private final Path cache;

    /** @param cache folder to unpack into; made if missing */
    public OnnxRuntimeNatives(Path cache) {
        this.cache = cache;
    }

    /** A library inside the jar of ONNX Runtime. */
    private record PackedLibrary(URL url, JarEntry entry) {
        String fileName() {
            return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        }

        boolean isUnpackedIn(Path folder) throws IOException {
            Path file = folder.resolve(fileName());
            return Files.isRegularFile(file) && Files.size(file) == entry.getSize();
        }
    }

    /**
     * Unpacks the libraries if they are not there yet and tells ONNX Runtime about them. Has to come before the first
     * use of a class of ONNX Runtime. Does nothing where the user has set {@code onnxruntime.native.path}, or where the
     * class path has no libraries for this platform, which ONNX Runtime then reports itself.
     *
     * @throws IOException if the cache cannot be written
     */
    public void install() throws IOException {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        List<PackedLibrary> packed = new ArrayList<>();
        for (String library : LIBRARIES) {
            PackedLibrary found = find(library);
            if (found != null) {
                packed.add(found);
            }
        }
        if (!packed.isEmpty()) {
            System.setProperty(PATH_PROPERTY, unpacked(packed).toString());
        }
    }

    /**
     * Unpacks ONNX Runtime's part for CUDA as well, which takes seconds and some 580 MB the first time; left alone, ONNX
     * Runtime unpacks it at every start. Comes after {@link #install}; does nothing where there is no such part.
     *
     * @throws IOException if the cache cannot be written
     */
    public void installCuda() throws IOException {
        PackedLibrary cuda = find("onnxruntime_providers_cuda");
        String folder = System.getProperty(PATH_PROPERTY);
        if (cuda != null && folder != null && Path.of(folder).startsWith(cache)) {
            if (!cuda.isUnpackedIn(Path.of(folder))) {
                unpack(cuda, Path.of(folder));
            }
        }
    }

    private static @Nullable PackedLibrary find(String library) throws IOException {
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + System.mapLibraryName(library);
        URL url = OnnxRuntimeNatives.class.getResource(resource);
        return url != null && url.openConnection() instanceof JarURLConnection jar
                ? new PackedLibrary(url, jar.getJarEntry())
                : null;
    }

    /** Name of the folder in ONNX Runtime's jar. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
        return system + (arch.equals("aarch64") ? "-aarch64" : "-x64");
    }

    private Path unpacked(List<PackedLibrary> packed) throws IOException {
        Path folder = cache.resolve("onnxruntime-" + checksum(packed));
        for (PackedLibrary library : packed) {
            if (!library.isUnpackedIn(folder)) {
                unpack(library, folder);
            }
        }
        return folder;
    }

    /** Tells versions and artifacts apart without reading the libraries: the jar has their checksums. */
    private static String checksum(List<PackedLibrary> packed) {
        long checksum = 0;
        for (PackedLibrary library : packed) {
            checksum = checksum * 31 + library.entry().getCrc();
        }
        return Long.toHexString(checksum);
    }

    /** Several programs may do this at once; each moves a whole file into place. */
    private static void unpack(PackedLibrary library, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, library.fileName(), ".part");
        try {
            try (InputStream in = library.url().openStream()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, folder.resolve(library.fileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Windows does not replace a library that another program has loaded, and need not: it is the same one.
            if (!library.isUnpackedIn(folder)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
