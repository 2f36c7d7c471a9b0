package dev.clickmask.sam.image;

/** An open file whose EXIF block was found while its parts were looked at. */
interface ExifHolder {
    /** More than any camera writes; a block that claims to be longer is none. */
    int LONGEST_EXIF = 1 << 20;

    /** The block as it stands in the file; empty if there is none. */
    byte[] exif();
}
