package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.segment.ModelTimes;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.CatalogEntry.Lack;
import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ModelState;
import java.util.ArrayList;
import java.util.List;

/** What is said of models. */
final class ModelTexts {
    private final Messages messages;

    ModelTexts(Messages messages) {
        this.messages = messages;
    }

    /** For a label in HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** In the list: how large it is, and whether it is here. */
    String brief(ModelRow row, boolean used) {
        String state = switch (row.state()) {
            case PRESENT -> messages.text(used ? "models.state.used" : "models.state.here");
            case BROKEN -> messages.text("models.state.incomplete");
            case ABSENT -> messages.text(row.here() > 0 ? "models.state.begun" : "models.state.absent");
        };
        String here = row.size().isPresent()
                ? messages.text("models.brief", messages.size(row.size().getAsLong()), state)
                : state;
        return row.model() instanceof ForegroundChoice foreground
                ? messages.text(foreground.takesSlices() ? "models.brief.slices" : "models.brief.foreground", here)
                : here;
    }

    /** Everything that helps to choose, in HTML. */
    String details(ModelRow row) {
        List<String> lines = new ArrayList<>();
        ListedModel model = row.model();
        model.item().ifPresent(item -> describe(item, lines));
        if (model.isOwn()) {
            lines.add(messages.text("models.own"));
            model.ownFiles().forEach(file -> lines.add(escaped(file.toString())));
        }
        if (model instanceof ForegroundChoice foreground) {
            lines.add(messages.text(foreground.takesSlices() ? "models.can.slices" : "models.can.foreground"));
        }
        if (row.state() == ModelState.ABSENT && row.here() > 0) {
            lines.add(messages.text("models.partly", messages.size(row.here())));
        }
        if (model instanceof ModelChoice) {
            lines.add(row.times().map(this::times).orElseGet(() -> messages.text("models.notRun")));
        }
        return String.join("<p style='margin-top:6'>", lines);
    }

    private void describe(CatalogItem item, List<String> lines) {
        lines.add(escaped(item.description()));
        lines.add(messages.text("models.licence", escaped(licence(item))));
        item.restriction()
                .ifPresent(restriction -> lines.add("<b>"
                        + escaped(messages.text("models.restriction." + restriction, item.weightsLicence()))
                        + "</b>"));
        if (item instanceof CatalogEntry entry) {
            lines.add(messages.text("models.can", can(entry)));
        }
    }

    private static String licence(CatalogItem item) {
        return item.licence().equals(item.weightsLicence())
                ? item.licence()
                : item.licence() + ", " + item.weightsLicence();
    }

    private String can(CatalogEntry entry) {
        List<String> abilities = new ArrayList<>(List.of(messages.text("models.can.points")));
        if (!entry.lacks().contains(Lack.BACKGROUND)) {
            abilities.add(messages.text("models.can.background"));
        }
        if (!entry.lacks().contains(Lack.BOXES)) {
            abilities.add(messages.text("models.can.boxes"));
        }
        if (!entry.lacks().contains(Lack.PRIOR_MASK)) {
            abilities.add(messages.text("models.can.prior"));
        }
        if (entry.lacks().contains(Lack.MORE_THAN_SIX_POINTS)) {
            abilities.add(messages.text("models.can.six"));
        }
        return String.join(messages.text("models.can.and"), abilities);
    }

    private String times(ModelTimes.Times times) {
        return messages.text("models.times", messages.time(times.encode()), messages.device(times.provider()));
    }

    /** What the model in use does not understand, as sentences; empty if it understands all. */
    String limits(Capabilities can) {
        List<String> limits = new ArrayList<>();
        if (!can.box()) {
            limits.add(messages.text("limit.BOX"));
        }
        if (!can.background()) {
            limits.add(messages.text("limit.BACKGROUND"));
        }
        if (can.entries() < Integer.MAX_VALUE) {
            limits.add(messages.text("limit.ENTRIES", can.entries()));
        }
        return String.join(" ", limits);
    }
}
