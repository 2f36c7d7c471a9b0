package dev.clickmask.annotator.series;

import dev.clickmask.annotator.project.ImageFolder;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImagePages;
import dev.clickmask.sam.image.PagePicture;
import dev.clickmask.sam.image.TiffPageList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The images of a folder, and the slices of the files in it that have several. What was found out of a series is remembered until
 * the folder is looked through again. For any thread.
 */
public final class FolderImages {
    /** So many files whose names say nothing are looked at, before all of a folder are taken for something else than DICOM. */
    private static final int SNIFFED = 8;

    /** Endings of files that have images, in lower case. DICOM files may have others, and none. */
    public static final Set<String> USUAL_ENDINGS = Stream.concat(
                    ImageFiles.USUAL_ENDINGS.stream(), DicomFolder.ENDINGS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Path folder;
    /** By the folder of the files. */
    private final Findings<Path, List<DicomSeries>> dicom = new Findings<>();
    /** By the file. */
    private final Findings<Path, Levels> levels = new Findings<>();

    public FolderImages(Path folder) {
        this.folder = folder.toString().isEmpty() ? folder.toAbsolutePath() : folder;
    }

    /** The file or folder of that name. */
    public Path file(String name) {
        return name.equals(".") ? folder : folder.resolve(name);
    }

    /** Whether a name has one of the usual endings, in capitals or not. */
    public static boolean isUsualName(String name) {
        return USUAL_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** The image of that name. */
    public FolderImage image(String name, Windows windows) {
        return new FolderImage(this, name, windows);
    }

    /** The image of that name in its usual window. */
    public FolderImage image(String name) {
        return image(name, Windows.NONE);
    }

    /** The windows that are chosen in the project of a folder, if there is one. */
    public static Windows windows(Path project) throws IOException {
        if (!Files.isRegularFile(project)) {
            return Windows.NONE;
        }
        try (ProjectFile open = ProjectFile.openToRead(project)) {
            return windows(open);
        }
    }

    /** The windows that are chosen in a project. */
    public static Windows windows(ProjectFile project) throws IOException {
        return Windows.read(project.setting(Windows.SETTING).orElse(""));
    }

    /** All images and series. */
    public FolderContents contents() throws IOException {
        return contents(Set.of());
    }

    /**
     * All images and series. Of images only names are looked at; of a TIFF where its pages are, of DICOM files the headers.
     *
     * @param known names of images that something is known of: where that is a whole file of several pages, from before they were
     *     told apart, its first page keeps that name
     * @throws IOException if the folder cannot be read
     */
    public FolderContents contents(Set<String> known) throws IOException {
        dicom.forget();
        levels.forget();
        ImageFolder.Found found = new ImageFolder(folder).images(DicomFolder::mayBe);
        List<FolderContents.Item> items = new ArrayList<>();
        for (String name : found.images()) {
            items.add(isTiff(name) ? pages(name, known) : FolderContents.Item.image(name));
        }
        Map<String, List<String>> folders = new LinkedHashMap<>();
        for (String name : found.others()) {
            folders.computeIfAbsent(SliceName.home(name), home -> new ArrayList<>())
                    .add(name);
        }
        folders.forEach((home, names) -> items.addAll(dicomItems(home, names)));
        return FolderContents.sorted(items);
    }

    private static boolean isTiff(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tif") || lower.endsWith(".tiff");
    }

    /** Whether a file is a TIFF of several pages. */
    boolean hasPages(String name) throws IOException {
        return isTiff(name) && TiffPageList.of(file(name)).size() > 1;
    }

    private FolderContents.Item pages(String name, Set<String> known) {
        try {
            List<Integer> pages = TiffPageList.of(file(name));
            if (pages.size() > 1) {
                List<String> names = new ArrayList<>(pages.stream()
                        .map(page -> new SliceName(name, page + 1).toString())
                        .toList());
                if (known.contains(name)) {
                    names.set(0, name);
                }
                return FolderContents.Item.of(name, names, List.of());
            }
        } catch (IOException e) {
            // The person is told when it is opened.
            return FolderContents.Item.image(name);
        }
        return FolderContents.Item.image(name);
    }

    /** The image that a file is, or the first slice of it. */
    public String first(String name) {
        return slices(name).get(0);
    }

    /** The slices of a file that has several; else the image that it is. */
    public List<String> slices(String name) {
        try {
            if (isTiff(name)) {
                return pages(name, Set.of()).images();
            }
            int frames = isDicom(file(name)) ? DicomParser.parse(file(name)).frames() : 1;
            if (frames > 1) {
                return IntStream.rangeClosed(1, frames)
                        .mapToObj(frame -> new SliceName(name, frame).toString())
                        .toList();
            }
        } catch (IOException e) {
            // The person is told when it is opened.
            return List.of(name);
        }
        return List.of(name);
    }

    /** The series of the files of one folder, of which all may be something else. */
    private List<FolderContents.Item> dicomItems(String home, List<String> names) {
        List<String> odd =
                names.stream().filter(name -> !DicomFolder.hasUsualEnding(name)).toList();
        boolean allSeen = odd.stream().limit(SNIFFED).anyMatch(name -> isDicom(file(name)));
        List<Path> files = names.stream()
                .filter(name -> allSeen || DicomFolder.hasUsualEnding(name))
                .map(this::file)
                .toList();
        if (files.isEmpty()) {
            return List.of();
        }
        DicomFolder read = DicomFolder.of(file(home), files);
        List<DicomSeries> all = read.all();
        dicom.put(file(home), all);
        String prefix = home.equals(".") ? "" : home + "/";
        List<FolderContents.Item> items = new ArrayList<>();
        for (DicomSeries series : all) {
            items.add(item(home, prefix, series, items.size() + 1));
        }
        if (all.isEmpty()) {
            // Who opens one is told why it cannot be read.
            read.unreadable().forEach(file -> items.add(FolderContents.Item.image(prefix + file.name())));
        }
        return items;
    }

    private static FolderContents.Item item(String home, String prefix, DicomSeries series, int number) {
        List<String> images = series.keys().stream().map(key -> prefix + key).toList();
        String first = images.get(0);
        boolean oneFile =
                images.stream().allMatch(image -> SliceName.home(image).equals(SliceName.home(first)))
                        && SliceName.parse(first).isPresent();
        String name = images.size() == 1 ? first : oneFile ? SliceName.home(first) : home;
        return FolderContents.Item.of(
                number == 1 || oneFile ? name : name + " (" + number + ")", images, series.skipped());
    }

    /** Whether a file of an odd name is a DICOM file; false also if it cannot be read. */
    boolean isDicom(Path file) {
        try {
            return !ImageFiles.isUsualName(String.valueOf(file.getFileName())) && DicomParser.isDicom(file);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The slices of an item as grey samples, one at a time.
     *
     * @throws IOException if it cannot be read at all
     */
    public Series series(FolderContents.Item item) throws IOException {
        String first = item.images().get(0);
        Path file = image(first).file();
        if (isDicom(file)) {
            return seriesOf(file);
        }
        if (SliceName.parse(item.images().get(item.images().size() - 1)).isEmpty()) {
            return new ImageSeries(file(SliceName.home(first)), baseNames(item.images()), item.skipped());
        }
        return PageSeries.of(
                file,
                item.images().stream()
                        .map(name ->
                                SliceName.parse(name).map(SliceName::number).orElse(1))
                        .toList());
    }

    private static List<String> baseNames(List<String> names) {
        return names.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    /** A frame of a DICOM file, or the only one, in the window of its series. */
    FolderImage.Shown dicom(SliceName name, Windows windows) throws IOException {
        DicomFile file = DicomParser.parse(file(name.file()));
        Slice slice = file.slice(name.number() - 1);
        String series = dicomSeries(name, file);
        Optional<Windowing> asked = windows.of(series);
        return asked.isPresent()
                ? FolderImage.shown(asked.get(), slice, series)
                : FolderImage.shown(usualLevels(file(name.file())), slice, series);
    }

    /** What a window is chosen for. */
    String dicomSeries(SliceName name) throws IOException {
        return dicomSeries(name, DicomParser.parse(file(name.file())));
    }

    /** No file is called like that. */
    private static String dicomSeries(SliceName name, DicomFile file) {
        return SliceName.home(name.file()) + "//" + file.text(DicomTag.SERIES);
    }

    private Levels usualLevels(Path file) throws IOException {
        DicomSeries series = seriesOf(file);
        return levels.get(series.firstFile(), () -> usual(series));
    }

    private static Levels usual(Series series) throws IOException {
        return Levels.of(series, Optional.empty());
    }

    private DicomSeries seriesOf(Path file) throws IOException {
        Path home = Objects.requireNonNull(file.getParent());
        List<DicomSeries> all = dicom.get(home, () -> DicomFolder.of(home).all());
        for (DicomSeries series : all) {
            if (series.files().contains(file)) {
                return series;
            }
        }
        return DicomSeries.ofFile(file);
    }

    /** A page of a TIFF: in a window if it has more than 256 levels, in its colours otherwise. */
    FolderImage.Shown page(SliceName name, Windows windows) throws IOException {
        Path file = file(name.file());
        PagePicture picture;
        try (ImagePages pages = ImagePages.open(file)) {
            if (name.number() > pages.count()) {
                throw new IOException(
                        file + " has " + pages.count() + " pages, and none of the number " + name.number());
            }
            picture = pages.readPicture(name.number() - 1);
        }
        if (picture.colours() != null) {
            return FolderImage.plain(picture.colours(), name.file());
        }
        Slice slice = Slice.of(Objects.requireNonNull(picture.samples()));
        if (slice.isLevels()) {
            return FolderImage.plain(slice.samples(), name.file());
        }
        Optional<Windowing> asked = windows.of(name.file());
        return asked.isPresent()
                ? FolderImage.shown(asked.get(), slice, name.file())
                : FolderImage.shown(pageLevels(file), slice, name.file());
    }

    private Levels pageLevels(Path file) throws IOException {
        return levels.get(file, () -> usual(PageSeries.of(file)));
    }
}
