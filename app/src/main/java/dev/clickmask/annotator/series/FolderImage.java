package dev.clickmask.annotator.series;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyFiles;
import dev.clickmask.sam.image.GreySamples;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImageInfo;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.image.Orientation;
import dev.clickmask.sam.image.ReadProgress;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image of a project, whether it is a file of its own or a slice of one: the place where a name becomes something that can be
 * read. Two of the same image, shown in the same window, are equal. Making one looks at nothing; the methods read files, so they
 * are not for the event dispatch thread.
 *
 * @param folder what it is in
 * @param name relative to the folder, with forward slashes
 * @param windows that are chosen; a series without one is shown as its files say, or so that all values can be seen
 */
public record FolderImage(FolderImages folder, String name, Windows windows) {

    /** The file that it is, or that it is in. */
    public Path file() {
        return slice().map(slice -> folder.file(slice.file())).orElse(folder.file(name));
    }

    /**
     * What a person sees of it.
     *
     * @param series what a window is chosen for: the file of its pages, the folder of images, or of DICOM files the folder and, behind
     *     two slashes, what the files call their series
     * @param window that it is shown in; empty where there is none to choose
     */
    public record Shown(KeyedImage image, String series, Optional<Windowing> window) {}

    /** The pixels as a person and the model see them, and their key. */
    public KeyedImage read() throws IOException {
        return show().image();
    }

    /** The same, and in which window. */
    public Shown show() throws IOException {
        return show(ReadProgress.NONE);
    }

    /**
     * The same, watched.
     *
     * @param progress hears how far it is; nothing of slices and of what is shown in a window, which are small
     */
    public Shown show(ReadProgress progress) throws IOException {
        if (folder.isDicom(file())) {
            return folder.dicom(frame(), windows);
        }
        Optional<SliceName> page = page();
        if (page.isPresent()) {
            return folder.page(page.get(), windows);
        }
        String series = SliceName.home(name);
        Optional<Windowing> asked = windows.of(series);
        return asked.isPresent() && isDeep()
                ? shown(asked.get(), Slice.of(GreyFiles.read(file())), series)
                : new Shown(ImageFiles.readKeyed(file(), progress), series, Optional.empty());
    }

    /** The window that is chosen for its series, if one is. */
    public Optional<Windowing> asked() throws IOException {
        return windows.of(folder.isDicom(file()) ? folder.dicomSeries(frame()) : pageOrFolder());
    }

    private String pageOrFolder() throws IOException {
        return page().map(SliceName::file).orElse(SliceName.home(name));
    }

    /** What the pixels are known by. */
    public ImageKey key() throws IOException {
        boolean isWhole = isFile() && page().isEmpty();
        return isWhole && !(windows.of(SliceName.home(name)).isPresent() && isDeep())
                ? ImageKey.of(file())
                : read().key();
    }

    /** Width and height of the upright picture. */
    public Size size() throws IOException {
        return isFile() ? ImageFiles.info(file()).size() : read().image().size();
    }

    /** How its rows lie in the upright picture. */
    public Orientation orientation() throws IOException {
        return isFile() ? ImageFiles.info(file()).orientation() : Orientation.UPRIGHT;
    }

    /** Whether it is the first picture of a file that is read as any photograph. */
    public boolean isFile() throws IOException {
        return slice().isEmpty() && !folder.isDicom(file());
    }

    /** The slice that its name means; empty if a file is really called like that. */
    public Optional<SliceName> slice() {
        return SliceName.parse(name).filter(slice -> !Files.exists(folder.file(name)));
    }

    private SliceName frame() {
        return slice().orElse(new SliceName(name, 1));
    }

    /** The page of a TIFF that it is; also the first one under the name of the file, where that has grey levels for a window. */
    private Optional<SliceName> page() throws IOException {
        Optional<SliceName> slice = slice();
        return slice.isEmpty() && folder.hasPages(name) && isDeep() && isUpright()
                ? Optional.of(new SliceName(name, 1))
                : slice;
    }

    private boolean isUpright() throws IOException {
        return ImageFiles.info(file()).orientation() == Orientation.UPRIGHT;
    }

    /** Whether it has more grey levels than can be shown at once. */
    private boolean isDeep() throws IOException {
        ImageInfo info = ImageFiles.info(file());
        return info.channels() == 1 && info.bitsPerChannel() > Byte.SIZE;
    }

    static Shown shown(Windowing window, Slice slice, String series) {
        return new Shown(keyed(window.apply(slice).colours()), series, Optional.of(window));
    }

    static Shown shown(Levels levels, Slice slice, String series) {
        return new Shown(keyed(levels.of(slice).colours()), series, levels.window());
    }

    static Shown plain(RgbImage image, String series) {
        return new Shown(keyed(image), series, Optional.empty());
    }

    static Shown plain(GreySamples levels, String series) {
        return plain(levels.levels().colours(), series);
    }

    private static KeyedImage keyed(RgbImage image) {
        return new KeyedImage(ImageKey.of(image), image);
    }

    @Override
    public String toString() {
        return name;
    }
}
