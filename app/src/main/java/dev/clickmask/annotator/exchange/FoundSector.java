package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.series.Margin;
import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.Series;
import dev.clickmask.annotator.series.SliceBoxes;
import dev.clickmask.annotator.series.Windowing;
import java.util.Optional;

/**
 * What came of the search for an object in a series.
 *
 * @param model its id
 * @param window which values became black to white; empty if samples were levels as they stand
 * @param boxes what was found in each slice
 * @param sector the box in the volume; empty if the object is in no slice
 */
public record FoundSector(
        Series series, String model, Optional<Windowing> window, SliceBoxes boxes, Optional<Sector> sector) {

    /** The same with a margin around the sector. */
    public FoundSector with(Margin margin) {
        return new FoundSector(
                series,
                model,
                window,
                boxes,
                sector.map(found -> found.with(margin, boxes, series.names().size(), series.spacing())));
    }
}
