package dev.rehearsal.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MemoryPageTest {
    @Test
    void its_size_is_what_the_kernel_tells() {
        assertThat(MemoryPage.in(vector(16, 0x1f, 6, 65_536, 0, 0))).isEqualTo(65_536);
    }

    @Test
    void where_nothing_is_told_it_is_the_usual_one() {
        assertThat(MemoryPage.in(vector(16, 0x1f, 0, 0))).isEqualTo(4096);
    }

    private static byte[] vector(long... numbers) {
        ByteBuffer vector = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.nativeOrder());
        for (long number : numbers) {
            vector.putLong(number);
        }
        return vector.array();
    }
}
