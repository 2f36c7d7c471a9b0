package dev.clickmask.sam.image;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads damaged image files in every way there is, and notes what is neither a picture nor a sentence with the path, what takes
 * too long, and what takes too much memory. Run by {@code scripts/fuzz-images} and, for a few files, by {@link ImageFuzzTest}.
 */
final class ImageFuzz {
    /** Processor time of one call. */
    private static final long MOST_NANOS = 5_000_000_000L;
    /**
     * What one call may take from the heap over its whole time, garbage with it, for a picture that its file says to be small: the
     * room that any picture gets without being asked for its bytes, some times over for conversions.
     */
    private static final long MOST_BYTES = 8L << 26;

    private final List<byte[]> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Random random;
    private final Mutations mutations;
    private final Path folder;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /** @param folder where files are written; those with faults stay there */
    ImageFuzz(List<Path> corpus, Path folder, long seed) throws IOException {
        for (Path file : corpus) {
            files.add(Files.readAllBytes(file));
            names.add(file.getFileName().toString());
        }
        random = new Random(seed);
        mutations = new Mutations(seed);
        this.folder = folder;
    }

    /** What was wrong, each with the file that it was wrong with. */
    List<String> faults() {
        return faults;
    }

    /** Damages a file and reads it. */
    void round(int number) throws IOException {
        int which = random.nextInt(files.size());
        byte[] other = files.get(random.nextInt(files.size()));
        read(mutations.of(files.get(which), other), number + "-" + names.get(which));
    }

    /** Reads all files ended after every hundredth part of them. */
    void truncations() throws IOException {
        for (int which = 0; which < files.size(); which++) {
            byte[] whole = files.get(which);
            for (int percent = 0; percent < 100; percent++) {
                int length = (int) ((long) whole.length * percent / 100);
                read(Arrays.copyOf(whole, length), percent + "-percent-" + names.get(which));
            }
        }
    }

    private void read(byte[] damaged, String name) throws IOException {
        Path file = Files.write(folder.resolve(name), damaged);
        String fault = fault(file);
        if (fault == null) {
            Files.delete(file);
        } else {
            faults.add(file + ": " + fault);
        }
    }

    /** What is wrong with the answers to a file, or null. */
    @Nullable
    String fault(Path file) {
        String info = fault(file, () -> ImageFiles.info(file));
        String picture = info != null ? info : fault(file, () -> ImageFiles.read(file));
        return picture != null ? picture : fault(file, () -> ImageFiles.thumbnail(file, 64));
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private @Nullable String fault(Path file, Reading reading) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        String fault = answer(file, reading);
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        nanos = threads.getCurrentThreadCpuTime() - nanos;
        if (fault == null && nanos > MOST_NANOS) {
            return "took " + nanos / 1_000_000 + " ms";
        }
        return fault == null && bytes > MOST_BYTES ? "took " + bytes + " bytes" : fault;
    }

    private @Nullable String answer(Path file, Reading reading) {
        try {
            count(reading.read().getClass().getSimpleName());
            return null;
        } catch (UnreadableImageException e) {
            String sentence = String.valueOf(e.getMessage());
            count(sentence.replace(file.toString(), "").replaceAll("[0-9]+", "N"));
            if (e.getCause() instanceof OutOfMemoryError) {
                return sentence;
            }
            return sentence.startsWith(file + " ") ? null : "no path in: " + sentence;
        } catch (IOException | RuntimeException | Error e) {
            return e + " at " + e.getStackTrace()[0];
        }
    }

    private void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    /** Arguments: folder for files, seconds, seed, images to damage. Exits with 1 if there was a fault. */
    public static void main(String[] args) throws IOException {
        List<Path> corpus = new ArrayList<>(ImageZoo.files());
        for (int i = 3; i < args.length; i++) {
            corpus.add(Path.of(args[i]));
        }
        ImageFuzz fuzz = new ImageFuzz(corpus, Path.of(args[0]), Long.parseLong(args[2]));
        long end = System.nanoTime() + Long.parseLong(args[1]) * 1_000_000_000L;
        fuzz.truncations();
        int rounds = 0;
        while (System.nanoTime() < end) {
            fuzz.round(rounds++);
        }
        fuzz.answers.forEach((answer, count) -> System.out.printf("%8d  %s%n", count, answer));
        System.out.println(
                "Every file at every 1 %, and " + rounds + " damaged ones: " + fuzz.faults.size() + " faults");
        fuzz.faults.forEach(System.out::println);
        System.exit(fuzz.faults.isEmpty() ? 0 : 1);
    }
}
