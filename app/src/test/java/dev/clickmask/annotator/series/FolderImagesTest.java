package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.clickmask.annotator.series.FolderContents.Item;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FolderImagesTest {
    private static final Path DICOM = Path.of(System.getProperty("clickmask.root"), "app/src/test/resources/dicom");

    private final Path folder;
    private final FolderImages images;

    FolderImagesTest(@TempDir Path folder) {
        this.folder = folder;
        this.images = new FolderImages(folder);
    }

    private void picture(String name, int colour) throws IOException {
        BufferedImage picture = new BufferedImage(6, 4, BufferedImage.TYPE_3BYTE_BGR);
        picture.setRGB(0, 0, colour);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    private void dicom(String name, String as) throws IOException {
        Path file = folder.resolve(as);
        Files.createDirectories(file.getParent());
        Files.copy(DICOM.resolve(name + ".dcm"), file);
    }

    private static List<String> names(FolderContents contents) {
        return contents.items().stream().map(Item::name).toList();
    }

    @Test
    void aTiffOfSeveralPagesIsASeries_amongImages() throws IOException {
        picture("a.png", 0);
        picture("z.png", 0);
        TiffSeries.write(folder.resolve("scans/heart.tif"), List.of(page(10), page(20), page(30)));
        TiffSeries.write(folder.resolve("scans/one.tif"), List.of(page(40)));

        FolderContents contents = images.contents();

        assertThat(names(contents)).containsExactly("a.png", "scans/heart.tif", "scans/one.tif", "z.png");
        assertThat(contents.images())
                .containsExactly(
                        "a.png",
                        "scans/heart.tif#1",
                        "scans/heart.tif#2",
                        "scans/heart.tif#3",
                        "scans/one.tif",
                        "z.png");
        assertThat(contents.items().get(1).isSeries()).isTrue();
        assertThat(images.image("scans/heart.tif#2").read().image().rgb(0, 0)).isEqualTo(0x141414);
        assertThat(images.image("scans/heart.tif#3").size()).isEqualTo(new Size(6, 4));
        assertThat(contents.neighbours("scans/heart.tif#2", false)).containsExactly("scans/heart.tif#3");
        assertThat(contents.neighbours("scans/heart.tif#2", true)).containsExactly("scans/heart.tif#1");
        assertThat(contents.neighbours("a.png", false)).containsExactly("z.png");
    }

    private static BufferedImage page(int grey) {
        BufferedImage page = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
        page.getRaster().setSamples(0, 0, 6, 4, 0, grey(grey));
        return page;
    }

    private static int[] grey(int level) {
        int[] all = new int[24];
        Arrays.fill(all, level);
        return all;
    }

    @Test
    void pagesOfColoursKeepThem() throws IOException {
        BufferedImage red = new BufferedImage(6, 4, BufferedImage.TYPE_3BYTE_BGR);
        red.setRGB(2, 1, 0xFF0010);
        TiffSeries.write(folder.resolve("film.tif"), List.of(page(1), red));

        FolderImage.Shown shown = images.image("film.tif#2").show();

        assertThat(shown.image().image().rgb(2, 1)).isEqualTo(0xFF0010);
        assertThat(shown.window()).isEmpty();
    }

    @Test
    void sixteenBitsAreShownInTheWindow_andTheKeyIsThatOfWhatIsSeen() throws IOException {
        Path file = folder.resolve("ct.tif");
        TiffSeries.write(file, List.of(TiffSeries.deep(6, 4, 1000, 3000), TiffSeries.deep(6, 4, 2000, 3000)));
        Windows chosen = Windows.NONE.with("ct.tif", Optional.of(new Windowing(2000.5, 1000)));

        FolderImage usual = images.image("ct.tif#2");
        FolderImage narrow = images.image("ct.tif#2", chosen);

        // All values of the series, from 1000 to 3000.
        assertThat(usual.show().window()).contains(Windowing.of(1000, 3000));
        assertThat(levels(usual)).containsExactly(128, 255);
        assertThat(narrow.show().window()).contains(new Windowing(2000.5, 1000));
        assertThat(levels(narrow)).containsExactly(128, 255);
        assertThat(levels(images.image("ct.tif#1", chosen))).containsExactly(0, 255);
        assertThat(narrow.key())
                .isEqualTo(usual.key())
                .isNotEqualTo(images.image("ct.tif#1").key());
    }

    private static int[] levels(FolderImage image) throws IOException {
        RgbImage picture = image.read().image();
        return new int[] {picture.rgb(0, 0) & 0xFF, picture.rgb(5, 3) & 0xFF};
    }

    @Test
    void aFileThatReallyHasSuchANameIsMeant() throws IOException {
        TiffSeries.write(folder.resolve("a.tif"), List.of(page(10), page(20)));
        Files.copy(TiffSeries.write(folder.resolve("b/c.tif"), List.of(page(99))), folder.resolve("a.tif#2"));

        assertThat(images.image("a.tif#1").read().image().rgb(0, 0)).isEqualTo(0x0A0A0A);
        assertThat(images.image("a.tif#2").read().image().rgb(0, 0)).isEqualTo(0x636363);
    }

    @Test
    void aNameThatAProjectKnowsStaysThatOfTheFirstPage() throws IOException {
        TiffSeries.write(folder.resolve("old.tif"), List.of(page(10), page(20)));

        assertThat(images.contents(Set.of("old.tif")).images()).containsExactly("old.tif", "old.tif#2");
    }

    @Test
    void dicomFilesOfAFolderAreASeries_inTheOrderOfTheirPlaces() throws IOException {
        dicom("explicit", "scan/IM1");
        dicom("implicit", "scan/IM2");
        dicom("big-endian", "scan/IM3");
        dicom("twelve-bits", "scan/IM4.dcm");
        dicom("compressed", "scan/IM5");
        Files.writeString(folder.resolve("scan/NOTES"), "no picture");
        dicom("frames", "many.dcm");
        picture("photo.png", 0);

        FolderContents contents = images.contents();

        assertThat(names(contents)).containsExactly("many.dcm", "photo.png", "scan");
        Item scan = contents.items().get(2);
        assertThat(scan.images()).containsExactly("scan/IM4.dcm", "scan/IM3", "scan/IM2", "scan/IM1");
        assertThat(scan.skipped()).extracting(SkippedSlice::name).containsExactly("IM5");
        assertThat(contents.items().get(0).images()).containsExactly("many.dcm#1", "many.dcm#2", "many.dcm#3");
        assertThat(images.image("scan/IM2").show().window()).contains(new Windowing(40, 400));
        assertThat(images.image("many.dcm#3").size())
                .isEqualTo(images.image("many.dcm#1").size());
        assertThat(images.first("many.dcm")).isEqualTo("many.dcm#1");
    }

    @Test
    void filesOfOddNamesAreNoImages_andDicomFilesThatCannotBeReadSayWhy() throws IOException {
        Files.writeString(folder.resolve("LICENSE"), "no picture");
        Files.writeString(folder.resolve("log.1"), "no picture");
        dicom("compressed", "x.dcm");

        assertThat(images.contents().images()).containsExactly("x.dcm");
        assertThatIOException()
                .isThrownBy(() -> images.image("x.dcm").read())
                .withMessageContaining("has compressed pixels");
    }

    @Test
    void aWindowIsThatOfItsSeries_notOfAnotherInTheFolder() throws IOException {
        dicom("explicit", "scan/IM1");
        dicom("implicit", "scan/IM2");
        Files.write(folder.resolve("scan/IM9"), ofAnotherSeries("big-endian"));
        deepPng("scan/photo.png");
        Windowing lung = Windowing.Preset.LUNG.windowing();
        Windows chosen = Windows.NONE.with(images.image("scan/IM1").show().series(), Optional.of(lung));

        assertThat(images.image("scan/IM2", chosen).show().window()).contains(lung);
        assertThat(images.image("scan/IM2", chosen).asked()).contains(lung);
        assertThat(images.image("scan/IM9", chosen).show().window()).contains(new Windowing(40, 400));
        assertThat(images.image("scan/photo.png", chosen).show().window()).isEmpty();
    }

    private static byte[] ofAnotherSeries(String name) throws IOException {
        String file = Files.readString(DICOM.resolve(name + ".dcm"), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("UI\0\0061.2.3\0");
        return file.replace("UI\0\0061.2.3\0", "UI\0\0061.2.9\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void deepPng(String name) throws IOException {
        ImageIO.write(
                TiffSeries.deep(6, 4, 1000, 3000), "png", folder.resolve(name).toFile());
    }

    @Test
    void theFirstPageByTheNameOfItsFile_isShownAsTheOthersAre() throws IOException {
        TiffSeries.write(
                folder.resolve("ct.tif"),
                List.of(TiffSeries.deep(6, 4, 1000, 2000), TiffSeries.deep(6, 4, 2000, 3000)));
        Windows chosen = Windows.NONE.with("ct.tif", Optional.of(new Windowing(2000.5, 1000)));

        assertThat(images.image("ct.tif").show().window()).contains(Windowing.of(1000, 3000));
        assertThat(images.image("ct.tif", chosen).show().window()).contains(new Windowing(2000.5, 1000));
        assertThat(images.image("ct.tif", chosen).key())
                .isEqualTo(images.image("ct.tif#1", chosen).key());
    }

    @Test
    @Timeout(60)
    void aSeriesOnADiskThatDoesNotAnswer_doesNotHoldUpOthers() throws Exception {
        dicom("frames", "away/IM1");
        dicom("frames", "away/IM2");
        TiffSeries.write(
                folder.resolve("ct.tif"),
                List.of(TiffSeries.deep(6, 4, 1000, 3000), TiffSeries.deep(6, 4, 2000, 3000)));
        assertThat(images.contents().items()).hasSize(2);
        Path away = folder.resolve("away/IM1");
        Files.delete(away);
        Pipes.make(away);
        FutureTask<FolderImage.Shown> waiting = new FutureTask<>(images.image("away/IM2#3")::show);
        Thread reader = new Thread(waiting, "reader");
        reader.start();
        while (Arrays.stream(reader.getStackTrace())
                .noneMatch(step -> step.getClassName().equals(Levels.class.getName()))) {
            Thread.sleep(5);
        }

        assertThat(images.image("ct.tif#1").show().window()).contains(Windowing.of(1000, 3000));

        try (OutputStream answer = Files.newOutputStream(away)) {
            answer.flush();
            assertThat(waiting.get().image().image().size()).isNotNull();
        }
    }

    @Test
    void aPageThatIsNotThere_isNamed() throws IOException {
        TiffSeries.write(folder.resolve("a.tif"), List.of(page(10), page(20)));

        assertThatIOException()
                .isThrownBy(() -> images.image("a.tif#7").read())
                .withMessageContaining("has 2 pages, and none of the number 7");
    }

    @Test
    void imagesOfAFolderCanBeOneSeries() throws IOException {
        for (String name : new String[] {"f/9.png", "f/10.png", "f/11.png", "f/13.png", "g/1.png"}) {
            picture(name, 0);
        }

        FolderContents joined = images.contents().joining(Set.of("f"));

        assertThat(names(joined)).containsExactly("f", "g/1.png");
        assertThat(joined.items().get(0).images()).containsExactly("f/9.png", "f/10.png", "f/11.png", "f/13.png");
        assertThat(joined.items().get(0).skipped()).containsExactly(new SkippedSlice("12.png", "is missing"));
    }

    @Test
    void seriesThatAreCalledAlike_stayApart() {
        FolderContents contents = new FolderContents(List.of(
                Item.of("scan (2)", List.of("scan (2)/IM1", "scan (2)/IM2"), List.of()),
                Item.of("scan (2)", List.of("scan/IM1", "scan/IM2"), List.of())));

        assertThat(contents.joining(Set.of("f")).items()).isEqualTo(contents.items());
    }

    @Test
    void windowsAreKeptAsText() {
        Windows windows = Windows.NONE
                .with("a b.tif", Optional.of(new Windowing(40.5, 400)))
                .with("scans//1.2.3", Optional.of(Windowing.Preset.LUNG.windowing()));

        assertThat(Windows.read(windows.write())).isEqualTo(windows);
        assertThat(Windows.read("nonsense\n1,0 x")).isEqualTo(Windows.NONE);
        assertThat(windows.with("scans//1.2.3", Optional.empty()).of("scans//1.2.3"))
                .isEmpty();
    }
}
