package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A shell script in npm's place, which notes how and where it is called. */
final class FakeNpm {
    private final Path folder;

    /** Keeps its script and notes in the folder. */
    FakeNpm(Path folder) {
        this.folder = folder;
    }

    /** An npm that leaves a package of these entries, by their names in the archive. */
    Npm packing(Map<String, byte[]> entries) throws IOException {
        Path archive = folder.resolve("prepared.tgz");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (var entry : entries.entrySet()) {
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
                header.setSize(entry.getValue().length);
                tar.putArchiveEntry(header);
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
        }
        return running("cp '" + archive + "' noise-1.0.0.tgz", Duration.ofSeconds(20));
    }

    /** An npm that runs these lines. */
    Npm running(String lines, Duration patience) throws IOException {
        Path script = folder.resolve("npm");
        Files.writeString(script, """
                #!/bin/sh
                echo "$@" >>'%1$s/calls'
                pwd >'%1$s/place'
                %2$s
                """.formatted(folder, lines));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Npm(script.toString(), patience);
    }

    /** The arguments of each call so far. */
    List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** The working folder of the last call. */
    Path place() throws IOException {
        return Path.of(Files.readString(folder.resolve("place")).strip());
    }
}
