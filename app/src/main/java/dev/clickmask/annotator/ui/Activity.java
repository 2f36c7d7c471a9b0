package dev.clickmask.annotator.ui;

/** What the program is doing, or waiting for. */
enum Activity {
    NO_MODEL("noModel"),
    FETCHING_MODEL("fetching"),
    LOADING_MODEL("loading"),
    /** The files of the model are whole, and yet it cannot be opened. */
    MODEL_FAILED("modelFailed"),
    NO_IMAGE("noImage"),
    OPENING_FOLDER("folder"),
    READING("reading"),
    ENCODING("encoding"),
    /** Slices are looked at one after the other, and the encoder waits. */
    GLANCING("glancing"),
    /** The image is being encoded and there are prompts already. */
    ENCODING_WITH_PROMPTS("kept"),
    ENCODING_FAILED("failed"),
    DECODING("decoding"),
    DECODING_FAILED("noMask"),
    /** There are prompts, but only off the object. */
    ONLY_BACKGROUND("onlyBackground"),
    /** Waits for the first prompt. */
    READY("ready"),
    /** The image is being searched for everything, and waits for the first prompt. */
    SEARCHING("searching"),
    /** Instances are being carried to other images, while prompts are answered. */
    PROPAGATING("propagating"),
    /** An object is being searched for in all slices of a series. */
    FINDING_SECTOR("findingSector"),
    /** Masks are offered to be accepted or rejected. */
    SUGGESTING("suggesting"),
    /** The mask of the prompts is shown. */
    PROMPTING("prompting"),
    /** The model found nothing at the prompts. */
    EMPTY_MASK("emptyMask"),
    /** A data set is being added, and no image can be worked on. */
    IMPORTING("importing"),
    EXPORTING("exporting"),
    EXPORTED("exported"),
    /** Something has been done with whole instances. */
    EDITED("edited"),
    /** The model that finds foregrounds is being fetched. */
    FETCHING_FOREGROUND("fetchingForeground"),
    REMOVING_BACKGROUND("removing"),
    /** The image is shown without its background. */
    BACKGROUND_REMOVED("removed"),
    SAVING_CUTOUT("savingCutout"),
    CUTOUT_SAVED("cutoutSaved");

    private final String key;

    Activity(String key) {
        this.key = key;
    }

    /** Key of its text. */
    String key() {
        return "status." + key;
    }

    /** Whether the person has to wait for the image. */
    boolean isEncoding() {
        return this == ENCODING || this == ENCODING_WITH_PROMPTS;
    }

    /** Whether the person can do something about the model. */
    boolean lacksModel() {
        return this == NO_MODEL || this == FETCHING_MODEL || this == MODEL_FAILED;
    }
}
