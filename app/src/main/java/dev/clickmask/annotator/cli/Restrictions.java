package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogEntry.Restriction;
import dev.clickmask.sam.catalog.CatalogItem;

/** What licences forbid, in words. */
final class Restrictions {
    private Restrictions() {}

    /** In a table. */
    static String brief(Restriction restriction) {
        return switch (restriction) {
            case NON_COMMERCIAL -> "(non-commercial)";
            case OWN_TERMS -> "(own terms)";
        };
    }

    /** What a person has to know before the model is fetched. */
    static String warning(CatalogItem item, Restriction restriction) {
        return switch (restriction) {
            case NON_COMMERCIAL ->
                item.name() + " is under " + item.weightsLicence()
                        + ", which allows no commercial use, of its masks neither";
            case OWN_TERMS ->
                item.name() + " is under the " + item.weightsLicence()
                        + ", which has terms of its own that forbid some uses; read them first";
        };
    }
}
