package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands on the sheet of keys: the gestures of the mouse, then the commands by menu. */
final class KeyRows {
    /** Each has its texts at {@code "gesture." + name} and, what does it, {@code "gesture." + name + ".by"}. */
    private static final List<String> GESTURES = List.of(
            "point",
            "background",
            "box",
            "move",
            "remove",
            "select",
            "selectMore",
            "reopen",
            "takeAway",
            "suggestion",
            "rejectSuggestion",
            "vertex",
            "removeVertex",
            "brush",
            "zoom",
            "pan");

    private final Messages messages;
    private final Commands commands;
    private final KeyMap keys;

    KeyRows(Messages messages, Commands commands, KeyMap keys) {
        this.messages = messages;
        this.commands = commands;
        this.keys = keys;
    }

    /** The rows that have the text in their name or keys, each group under its title; all if it is empty. */
    List<KeyRow> matching(String typed) {
        Map<String, List<KeyRow>> groups = new LinkedHashMap<>();
        groups.put("gesture", GESTURES.stream().map(this::gesture).toList());
        for (Commands.Section section : commands.sections()) {
            List<KeyRow> group = groups.computeIfAbsent("menu." + section.menu(), menu -> new ArrayList<>());
            section.commands().forEach(command -> group.add(row(command)));
        }
        List<KeyRow> found = new ArrayList<>();
        groups.forEach((title, rows) -> {
            List<KeyRow> matching =
                    rows.stream().filter(row -> row.matches(typed)).toList();
            if (!matching.isEmpty()) {
                found.add(new KeyRow(Mnemonic.without(messages.text(title)), List.of(), null, true));
                found.addAll(matching);
            }
        });
        return found;
    }

    private KeyRow gesture(String name) {
        List<String> by = Arrays.stream(messages.text("gesture." + name + ".by").split(",", -1))
                .map(String::strip)
                .toList();
        return new KeyRow(messages.text("gesture." + name), by, null, false);
    }

    private KeyRow row(Command command) {
        List<String> caps = keys.keys(command.id()).stream().map(KeyNames::of).toList();
        return new KeyRow(command.text(), caps, command.id(), false);
    }
}
