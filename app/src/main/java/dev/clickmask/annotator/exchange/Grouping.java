package dev.clickmask.annotator.exchange;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which images belong together, so that a split does not train on one and test on its twin. */
public enum Grouping {
    /** None do. */
    NONE {
        @Override
        public String group(String image) {
            return image;
        }
    },
    /** Those of a sub-folder do; those in the folder of the data set itself stand alone. */
    FOLDER {
        @Override
        public String group(String image) {
            int slash = image.lastIndexOf('/');
            return slash < 0 ? image : image.substring(0, slash + 1);
        }
    },
    /** Those whose names differ only in their last number do, as the frames of a video. */
    SEQUENCE {
        @Override
        public String group(String image) {
            return LAST_NUMBER.matcher(image).replaceFirst("$1#$2");
        }
    };

    private static final Pattern LAST_NUMBER = Pattern.compile("^(.*?)\\d+([^/\\d]*)$");

    /** Name of the group that the image belongs to. */
    public abstract String group(String image);

    /** As a person types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
