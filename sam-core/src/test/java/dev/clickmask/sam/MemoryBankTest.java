package dev.clickmask.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class MemoryBankTest {
    private static final int SLOTS = 7;
    private static final int POINTERS = 16;

    @Test
    void the_frame_of_a_person_comes_first_and_then_the_latest_six() {
        assertThat(film(30).slots(SLOTS, 30, SLOTS))
                .as("with marks of time: the last for the prompted frame, the first for the frame before")
                .extracting(slot -> slot.memory().frame(), MemoryBank.Slot::row)
                .containsExactly(
                        tuple(0, 6),
                        tuple(29, 0),
                        tuple(28, 1),
                        tuple(27, 2),
                        tuple(26, 3),
                        tuple(25, 4),
                        tuple(24, 5));
    }

    @Test
    void pointers_are_of_the_frame_of_a_person_and_of_fifteen_others() {
        assertThat(film(30).pointers(POINTERS, 30))
                .extracting(FrameMemory::frame)
                .containsExactly(0, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15);
    }

    @Test
    void what_there_is_fills_all_places_in_turn() {
        assertThat(film(3).slots(SLOTS, 3, SLOTS))
                .extracting(slot -> slot.memory().frame())
                .containsExactly(0, 2, 1, 0, 2, 1, 0);
        assertThat(film(1).slots(SLOTS, 1, SLOTS))
                .extracting(MemoryBank.Slot::row)
                .containsOnly(6);
        assertThat(film(2).pointers(POINTERS, 2)).hasSize(POINTERS);
    }

    @Test
    void a_frame_that_a_person_corrected_stands_beside_the_first() {
        MemoryBank bank = film(5).withPrompted(memory(5)).withTracked(memory(6));

        assertThat(bank.slots(SLOTS, 7, SLOTS))
                .as("the frame 5 back is not missed, the one before it is the sixth")
                .extracting(slot -> slot.memory().frame(), MemoryBank.Slot::row)
                .containsExactly(
                        tuple(0, 6), tuple(5, 6), tuple(6, 0), tuple(4, 2), tuple(3, 3), tuple(2, 4), tuple(1, 5));
    }

    @Test
    void a_film_of_any_length_takes_no_more_memory_than_a_short_one() {
        MemoryBank bank = film(500);
        for (int frame = 500; frame < 510; frame++) {
            bank = bank.withPrompted(memory(frame));
        }

        assertThat(bank.prompted()).extracting(FrameMemory::frame).containsExactly(507, 508, 509);
        assertThat(bank.tracked()).hasSize(15);
        assertThat(bank.tracked().stream().filter(memory -> memory.tokens().hasRemaining()))
                .hasSize(6);
    }

    @Test
    void nothing_can_be_looked_for_of_which_nothing_is_known() {
        assertThatIllegalStateException().isThrownBy(() -> MemoryBank.EMPTY.slots(SLOTS, 1, SLOTS));
    }

    /** Of which the first frame was prompted. */
    private static MemoryBank film(int frames) {
        MemoryBank bank = MemoryBank.EMPTY.withPrompted(memory(0));
        for (int frame = 1; frame < frames; frame++) {
            bank = bank.withTracked(memory(frame));
        }
        return bank;
    }

    private static FrameMemory memory(int frame) {
        return new FrameMemory(frame, FloatBuffer.allocate(4), FloatBuffer.allocate(2));
    }
}
