package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.PngFile;
import dev.clickmask.annotator.evaluate.ClickReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** Draws how good masks are after each click, one line a model. */
final class ClickPlot {
    private ClickPlot() {}

    /** Writes a PNG. */
    static void write(Path file, List<ClickReport> reports) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(720)
                .height(480)
                .title("Mean IoU after each click")
                .xAxisTitle("clicks")
                .yAxisTitle("mean IoU")
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
        chart.getStyler().setYAxisMax(1.0);
        for (ClickReport report : reports) {
            List<Double> curve = report.curve();
            List<Integer> clicks =
                    IntStream.rangeClosed(1, curve.size()).boxed().toList();
            chart.addSeries(report.model(), clicks, curve);
        }
        PngFile.write(file, BitmapEncoder.getBufferedImage(chart));
    }
}
