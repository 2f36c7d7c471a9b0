package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffPageListTest {
    private final Path file;

    TiffPageListTest(@TempDir Path folder) {
        this.file = folder.resolve("pages.tif");
    }

    /** Directories with nothing but the kind of their page. */
    private static byte[] directories(boolean big, ByteOrder order, int... kinds) {
        int head = big ? 16 : 8;
        int length = big ? 8 + 20 + 8 : 2 + 12 + 4;
        ByteBuffer bytes = ByteBuffer.allocate(head + kinds.length * length).order(order);
        bytes.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        if (big) {
            bytes.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(head);
        } else {
            bytes.putShort((short) 42).putInt(head);
        }
        for (int i = 0; i < kinds.length; i++) {
            int next = i + 1 < kinds.length ? head + (i + 1) * length : 0;
            if (big) {
                bytes.putLong(1).putShort((short) 254).putShort((short) 4).putLong(1);
                bytes.putInt(kinds[i]).putInt(0).putLong(next);
            } else {
                bytes.putShort((short) 1).putShort((short) 254).putShort((short) 4);
                bytes.putInt(1).putInt(kinds[i]).putInt(next);
            }
        }
        return bytes.array();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void smallerCopiesAndMasksOfAPageAreNoPages(boolean big) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Files.write(file, directories(big, order, 0, 1, 2, 4, 0));

            assertThat(TiffPageList.of(file)).containsExactly(0, 2, 4);
        }
    }

    @Test
    void aChainThatRunsInACircle_ends() throws IOException {
        byte[] bytes = directories(false, ByteOrder.LITTLE_ENDIAN, 0, 0);
        bytes[bytes.length - 4] = 8;
        Files.write(file, bytes);

        assertThat(TiffPageList.of(file)).containsExactly(0, 1);
    }

    @Test
    void aFileThatEndsEarly_hasThePagesBefore() throws IOException {
        byte[] bytes = directories(false, ByteOrder.LITTLE_ENDIAN, 0, 0, 0);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(TiffPageList.of(file)).containsExactly(0, 1);
    }

    @Test
    void whatIsNoTiff_hasNoPages() throws IOException {
        Files.writeString(file, "no picture");

        assertThat(TiffPageList.of(file)).isEmpty();
    }
}
