package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogEntry;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clickmask models list}. */
@Command(name = "list", description = "List the models that can be had, and which are here.")
final class ModelsListCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    ModelsListCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
    }

    @Override
    public void run() {
        Columns table = new Columns();
        table.add("ID", "NAME", "SIZE", "LICENCE", "STATE");
        for (CatalogEntry entry : models.catalog().entries()) {
            table.add(entry.id(), entry.name(), size(entry.bytes()), licence(entry), state(entry));
        }
        table.printTo(common.out());
        common.out().println("\nThey are kept in " + models.folder());
    }

    private String state(CatalogEntry entry) {
        String state = models.store().state(entry.id()).toString().toLowerCase(Locale.ROOT);
        return entry.id().equals(models.catalog().defaultId()) ? state + ", default" : state;
    }

    private static String size(OptionalLong bytes) {
        return bytes.isPresent() ? Math.round(bytes.getAsLong() / 1e6) + " MB" : "?";
    }

    private static String licence(CatalogEntry entry) {
        return entry.licence().equals(entry.weightsLicence())
                ? entry.licence()
                : entry.licence() + ", weights " + entry.weightsLicence();
    }
}
