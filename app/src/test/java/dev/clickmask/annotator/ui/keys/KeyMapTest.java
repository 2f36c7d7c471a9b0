package dev.clickmask.annotator.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyMapTest {
    private final KeyMap keys = new KeyMap(OwnKeys.NONE);

    @ParameterizedTest
    @EnumSource(KeyPreset.class)
    void aPreset_namesOnlyCommandsThatExist(KeyPreset preset) {
        ResourceBundle texts = ResourceBundle.getBundle("dev.clickmask.annotator.ui.Messages");
        assertThat(preset.load().keySet())
                .allMatch(id -> texts.containsKey(id) && texts.containsKey(id + ".tip"))
                .isSubsetOf(KeyPreset.CLICKMASK.load().keySet());
    }

    @ParameterizedTest
    @EnumSource(KeyPreset.class)
    void aPreset_givesNoKeyTwice(KeyPreset preset) {
        List<KeyStroke> all = new ArrayList<>();
        preset.load().values().forEach(all::addAll);
        assertThat(all).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(KeyPreset.class)
    void aPreset_leavesNoCommandWithoutAKey_thatHasOneInClickmask(KeyPreset preset) {
        Map<String, List<KeyStroke>> all = preset.keys();
        KeyPreset.CLICKMASK
                .load()
                .forEach((id, own) -> assertThat(all.getOrDefault(id, List.of()).isEmpty())
                        .as(id)
                        .isEqualTo(own.isEmpty()));
    }

    @Test
    void inXAnyLabeling_fAccepts_andFitMakesWay() {
        keys.use(KeyPreset.X_ANYLABELING);
        assertThat(keys.command(key("F"))).hasValue("accept");
        assertThat(keys.command(key("B"))).hasValue("cancel");
        assertThat(keys.keys("undo")).as("kept from Clickmask").containsExactly(key("ctrl Z"));
    }

    @Test
    void inIsat_aKeyOfTheOtherTool_isTakenFromClickmasksCommand() {
        keys.use(KeyPreset.ISAT);
        assertThat(keys.command(key("F"))).hasValue("fit");
        assertThat(keys.keys("accept")).containsExactly(key("E"), key("ENTER"));
    }

    @Test
    void aKeyThatIsAssigned_leavesTheCommandThatHadIt() {
        keys.assign("fit", key("F"));
        assertThat(keys.keys("fit")).containsExactly(key("ctrl 0"), key("ctrl F"), key("F"));
        assertThat(keys.keys("accept")).containsExactly(key("ENTER"), key("N"));
        assertThat(keys.command(key("F"))).hasValue("fit");
    }

    @Test
    void aRemovedKey_doesNothing() {
        keys.remove("accept", key("N"));
        assertThat(keys.command(key("N"))).isEmpty();
        assertThat(keys.isChanged("accept")).isTrue();
    }

    @Test
    void resettingACommand_bringsItsKeysBack_fromWhereTheyWent() {
        keys.assign("fit", key("F"));
        keys.reset("accept");
        assertThat(keys.keys("accept")).containsExactly(key("ENTER"), key("F"), key("N"));
        assertThat(keys.keys("fit")).containsExactly(key("ctrl 0"), key("ctrl F"));
        assertThat(keys.isChanged("accept")).isFalse();
    }

    @Test
    void anotherPreset_leavesWhatThePersonChanged() {
        keys.assign("delete", key("F"));
        keys.use(KeyPreset.X_ANYLABELING);
        assertThat(keys.command(key("F"))).hasValue("delete");
        assertThat(keys.keys("accept")).containsExactly(key("ENTER"));
        keys.resetAll();
        assertThat(keys.command(key("F"))).hasValue("accept");
    }

    @Test
    void noKey_isEverAtTwoCommands_howeverTheyAreMoved() {
        List<String> ids = List.copyOf(KeyPreset.CLICKMASK.load().keySet());
        List<KeyPreset> presets = List.of(KeyPreset.values());
        List<KeyStroke> some = List.of(key("F"), key("ctrl Z"), key("1"), key("G"));
        for (int i = 0; i < 40; i++) {
            keys.assign(ids.get(i * 7 % ids.size()), some.get(i % some.size()));
            keys.use(presets.get(i % presets.size()));
            keys.reset(ids.get(i * 5 % ids.size()));
            List<KeyStroke> all = new ArrayList<>();
            ids.forEach(id -> all.addAll(keys.keys(id)));
            assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        }
    }

    @Test
    void aCommandWithoutALine_isACallersBug() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.keys("fly")).withMessageContaining("fly");
    }

    private static KeyStroke key(String text) {
        return KeyText.read(text).orElseThrow();
    }
}
