package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.OwnForeground;
import dev.clickmask.sam.catalog.OwnModel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clickmask models list}. */
@Command(name = "list", description = "List the models that can be had, and which are here.")
final class ModelsListCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    ModelsListCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        print(models.catalog().entries());
        printOwn();
        common.out().println("\nForeground models, for clickmask cutout and, of slices, clickmask sector:\n");
        print(models.catalog().foreground().entries());
        common.out().println("\nThey are kept in " + models.folder());
        return 0;
    }

    private void printOwn() throws IOException {
        Columns table = new Columns();
        List<OwnModel> own = models.own().all();
        for (OwnModel model : own) {
            table.add(model.id(), model.encoder().toString(), model.isPresent() ? "present" : "gone");
        }
        List<OwnForeground> foregrounds = models.own().foregrounds();
        for (OwnForeground model : foregrounds) {
            table.add(model.id(), model.description().toString(), state(model));
        }
        if (!own.isEmpty() || !foregrounds.isEmpty()) {
            common.out().println("\nYour own:\n");
            table.printTo(common.out());
        }
    }

    private static String state(OwnForeground own) {
        try {
            return own.installed().spec().takesSlices() ? "present, of slices" : "present, foreground";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void print(List<? extends CatalogItem> items) {
        Columns table = new Columns();
        table.add("ID", "NAME", "SIZE", "LICENCE", "STATE");
        for (CatalogItem item : items) {
            table.add(item.id(), item.name(), size(item.roundBytes()), licence(item), state(item));
        }
        table.printTo(common.out());
    }

    private String state(CatalogItem item) {
        String state = models.store().state(item.id()).toString().toLowerCase(Locale.ROOT);
        return isDefault(item.id()) ? state + ", default" : state;
    }

    private boolean isDefault(String id) {
        return id.equals(models.catalog().defaultId())
                || id.equals(models.catalog().foreground().defaultId());
    }

    private static String size(OptionalLong bytes) {
        if (bytes.isEmpty()) {
            return "?";
        }
        long size = bytes.getAsLong();
        return size < 1e6 ? Math.round(size / 1e3) + " kB" : Math.round(size / 1e6) + " MB";
    }

    private static String licence(CatalogItem item) {
        return named(item)
                + item.restriction()
                        .map(restriction -> " " + Restrictions.brief(restriction))
                        .orElse("");
    }

    private static String named(CatalogItem item) {
        return item.licence().equals(item.weightsLicence())
                ? item.licence()
                : item.licence() + ", weights " + item.weightsLicence();
    }
}
