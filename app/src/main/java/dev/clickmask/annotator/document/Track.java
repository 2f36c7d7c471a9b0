package dev.clickmask.annotator.document;

/**
 * What makes instances on several images one object.
 *
 * @param id the same on all images of the object, positive and used for no other object of the project; 0 if nobody has
 *     said which instances on other images are the same object
 * @param carried whether the instance was carried over from a neighbouring image, and no person has changed or confirmed it
 *     since
 */
public record Track(int id, boolean carried) {
    /** Of an instance of which nothing is known on other images. */
    public static final Track NONE = new Track(0, false);

    public Track {
        if (id < 0 || (id == 0 && carried)) {
            throw new IllegalArgumentException("no track: " + id + (carried ? ", carried" : ""));
        }
    }

    /** Of an instance that a person made. */
    public static Track of(int id) {
        return id == 0 ? NONE : new Track(id, false);
    }

    /** Whether it says anything. */
    public boolean isKnown() {
        return id > 0;
    }

    /** The same object, which a person has seen to. */
    public Track confirmed() {
        return of(id);
    }
}
