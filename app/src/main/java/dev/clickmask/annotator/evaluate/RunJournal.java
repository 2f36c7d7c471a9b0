package dev.clickmask.annotator.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The finished runs of a benchmark, one JSON object a line, so that one that was stopped goes on where it was. A last line
 * that a crash cut off is run again.
 */
final class RunJournal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ClickRun> finished;
    private final BufferedWriter lines;

    private RunJournal(List<ClickRun> finished, BufferedWriter lines) {
        this.finished = finished;
        this.lines = lines;
    }

    static RunJournal open(Path file) throws IOException {
        List<ClickRun> finished = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                try {
                    finished.add(JSON.readValue(line, ClickRun.class));
                } catch (JsonProcessingException e) {
                    break;
                }
            }
        }
        BufferedWriter lines = Files.newBufferedWriter(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        RunJournal journal = new RunJournal(new ArrayList<>(), lines);
        for (ClickRun run : finished) {
            journal.add(run);
        }
        return journal;
    }

    /** All runs so far. */
    List<ClickRun> finished() {
        return List.copyOf(finished);
    }

    void add(ClickRun run) throws IOException {
        finished.add(run);
        lines.write(JSON.writeValueAsString(run));
        lines.newLine();
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
