package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.PngFile;
import dev.clickmask.annotator.exchange.Statistics;
import dev.clickmask.annotator.project.ImageStatus;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** Draws what a data set holds: instances by category and by size, and images by status, one chart under the other. */
final class StatisticsPlot {
    private static final int WIDTH = 800;
    private static final int ROW_HEIGHT = 24;
    private static final int FRAME_HEIGHT = 96;
    private static final int MOST_ROWS = 40;
    private static final int LONGEST_NAME = 32;

    private static final Color BLUE = new Color(0x4C78A8);
    private static final Color GREY = new Color(0xDDDDDD);

    private StatisticsPlot() {}

    /** A bar with its name. */
    private record Bar(String name, int count) {}

    /**
     * Writes a PNG.
     *
     * @param statuses images of each status; empty if it is no project
     */
    static void write(Path file, Statistics statistics, Map<ImageStatus, Integer> statuses) throws IOException {
        if (statistics.categories().isEmpty()) {
            throw new IOException("the data set has no categories, so there is nothing to draw into " + file);
        }
        List<BufferedImage> charts = new ArrayList<>();
        charts.add(chart("Instances by category", "instances", categories(statistics)));
        if (!statistics.sizes().isEmpty()) {
            charts.add(chart("Instances by the square root of their area", "instances", sizes(statistics)));
        }
        if (!statuses.isEmpty()) {
            List<Bar> bars = new ArrayList<>();
            statuses.forEach((status, images) -> bars.add(new Bar(status.toString(), images)));
            charts.add(chart("Images by status", "images", bars));
        }
        PngFile.write(file, below(charts));
    }

    /** The most frequent first; of a hundred, one sees the first and what the others are together. */
    private static List<Bar> categories(Statistics statistics) {
        List<Bar> bars = new ArrayList<>(statistics.categories().stream()
                .map(row -> new Bar(shortened(row.category().name()), row.instances()))
                .sorted(Comparator.comparingInt(Bar::count).reversed())
                .toList());
        if (bars.size() > MOST_ROWS) {
            List<Bar> rest = bars.subList(MOST_ROWS - 1, bars.size());
            Bar others = new Bar(
                    rest.size() + " others", rest.stream().mapToInt(Bar::count).sum());
            rest.clear();
            bars.add(others);
        }
        return bars;
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static List<Bar> sizes(Statistics statistics) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < statistics.sizes().size(); i++) {
            bars.add(new Bar(
                    i == 0 ? "1 pixel" : (1L << i) + " to " + ((2L << i) - 1) + " pixels",
                    statistics.sizes().get(i)));
        }
        return bars;
    }

    private static BufferedImage chart(String title, String what, List<Bar> bars) {
        HorizontalBarChart chart = new HorizontalBarChartBuilder()
                .width(WIDTH)
                .height(FRAME_HEIGHT + ROW_HEIGHT * bars.size())
                .title(title)
                .theme(Styler.ChartTheme.Matlab)
                .xAxisTitle(what)
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setLabelsVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.7);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setXAxisDecimalPattern("#,##0");
        chart.getStyler().setXAxisTickMarkSpacingHint(ROW_HEIGHT / 2);
        chart.getStyler().setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setAxisTicksMarksVisible(false);
        chart.getStyler().setSeriesColors(new Color[] {BLUE});
        chart.getStyler().setPlotGridLinesColor(GREY);
        List<String> names = new ArrayList<>();
        for (Bar bar : bars) {
            String name = bar.name() + "  " + String.format(Locale.ROOT, "%,d", bar.count());
            // Two bars of one name would fall into one.
            names.add(names.contains(name) ? name + " (" + names.size() + ")" : name);
        }
        chart.addSeries(what, bars.stream().map(Bar::count).toList(), names);
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static BufferedImage below(List<BufferedImage> charts) {
        int height = charts.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage all = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        int y = 0;
        for (BufferedImage chart : charts) {
            int[] pixels = chart.getRGB(0, 0, WIDTH, chart.getHeight(), null, 0, WIDTH);
            all.setRGB(0, y, WIDTH, chart.getHeight(), pixels, 0, WIDTH);
            y += chart.getHeight();
        }
        return all;
    }
}
