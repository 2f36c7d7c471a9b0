package dev.clickmask.annotator.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatThePersonChose_isThereAfterARestart() throws Exception {
        KeyMap keys = new KeyMap(OwnKeys.NONE);
        keys.use(KeyPreset.CVAT);
        keys.assign("fit", KeyStroke.getKeyStroke("ctrl shift OPEN_BRACKET"));
        keys.remove("accept", KeyStroke.getKeyStroke("ENTER"));
        keys.remove("accept", KeyStroke.getKeyStroke("N"));
        new KeyStore(folder.resolve("new")).write(keys.chosen());

        KeyStore.Kept kept = new KeyStore(folder.resolve("new")).read();

        assertThat(kept.keys()).isEqualTo(keys.chosen());
        assertThat(kept.broken()).isEmpty();
        assertThat(new KeyMap(kept.keys()).keys("accept")).isEmpty();
    }

    @Test
    void brokenLines_areLeftOut_named_andNotLost() throws Exception {
        Files.writeString(
                folder.resolve("keys.properties"),
                "preset = emacs\naccept = G\nfit\nundo = ctrl\nfly = F9\n\n# mine\nredo = ctrl Y, Hyper X\n");
        KeyStore store = new KeyStore(folder);

        KeyStore.Kept kept = store.read();

        List<String> broken = List.of("preset = emacs", "fit", "undo = ctrl", "redo = ctrl Y, Hyper X", "fly = F9");
        assertThat(kept.keys())
                .isEqualTo(new OwnKeys(KeyPreset.CLICKMASK, Map.of("accept", List.of(KeyStroke.getKeyStroke("G")))));
        assertThat(kept.broken()).isEqualTo(broken);

        store.write(kept.keys());
        assertThat(Files.readAllLines(folder.resolve("keys.properties"))).containsAll(broken);
    }

    @Test
    void aFileThatIsNoText_isABrokenLine() throws Exception {
        Files.write(folder.resolve("keys.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 7});
        assertThat(new KeyStore(folder).read().keys()).isEqualTo(OwnKeys.NONE);
    }

    @Test
    void aKeyWithTwoOwners_goesToTheFirst() throws Exception {
        Files.writeString(folder.resolve("keys.properties"), "fit = G\nundo = G, ctrl Z\n");
        KeyMap keys = new KeyMap(new KeyStore(folder).read().keys());
        assertThat(keys.command(KeyStroke.getKeyStroke("G"))).hasValue("fit");
        assertThat(keys.keys("undo")).containsExactly(KeyStroke.getKeyStroke("ctrl Z"));
    }
}
