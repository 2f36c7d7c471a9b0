package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A program that ends must not crash, whatever it was doing: ONNX Runtime would release what its sessions need. */
class EndOfProgramTest {
    private static final int STATUS = 7;

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void aProgramThatEndsWhileAModelIsLoaded_endsAsItWanted() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss4m",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-Dclickmask.root=" + Objects.requireNonNull(System.getProperty("clickmask.root")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = program.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(said.readLine()).isEqualTo("loading");
            assertThat(program.waitFor()).isEqualTo(STATUS);
            assertThat(folder).isEmptyDirectory();
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    /** Loads a model over and over, and ends meanwhile. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws Exception {
            TestFiles.fixtureModel("sam2-microsoft").close();
            Thread loading = new Thread(Program::load, "loading");
            loading.setDaemon(true);
            loading.start();
            Thread.sleep(50);
            System.out.println("loading");
            System.exit(STATUS);
        }

        private static void load() {
            try {
                while (true) {
                    TestFiles.fixtureModel("sam2-microsoft").close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
