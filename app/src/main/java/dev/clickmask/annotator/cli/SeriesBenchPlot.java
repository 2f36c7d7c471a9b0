package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.PngFile;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Draws how long a slice takes with batches of different sizes. */
final class SeriesBenchPlot {
    private static final Color BLUE = new Color(0x4C78A8);
    private static final Color ORANGE = new Color(0xF58518);
    private static final Color GREY = new Color(0xDDDDDD);

    private SeriesBenchPlot() {}

    /** Writes a PNG. */
    static void write(Path file, String title, List<SeriesBench.Times> table) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(800)
                .height(480)
                .title(title)
                .theme(Styler.ChartTheme.Matlab)
                .xAxisTitle("slices in a batch: seconds for the whole series")
                .yAxisTitle("milliseconds a slice")
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setAxisTicksMarksVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.7);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setPlotGridLinesColor(GREY);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisDecimalPattern("0.0#");
        chart.getStyler().setSeriesColors(new Color[] {BLUE, ORANGE});
        List<String> batches = table.stream()
                .map(times -> String.format(Locale.ROOT, "%d: %.2f s", times.batch(), times.seconds()))
                .toList();
        chart.addSeries(
                "all, reading included",
                batches,
                table.stream().map(SeriesBench.Times::millisASlice).toList());
        chart.addSeries(
                "the model, while others read",
                batches,
                table.stream().map(SeriesBench.Times::modelMillisASlice).toList());
        PngFile.write(file, BitmapEncoder.getBufferedImage(chart));
    }
}
