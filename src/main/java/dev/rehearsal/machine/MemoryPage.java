package dev.rehearsal.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The unit in which Linux counts memory, as the kernel tells every program in its auxiliary vector (getauxval(3)). */
final class MemoryPage {
    private static final Path VECTOR = Path.of("/proc/self/auxv");
    /** {@code AT_PAGESZ}. */
    private static final long PAGE_SIZE = 6;

    private static final long USUAL = 4096;

    private MemoryPage() {}

    /** In bytes. */
    static long size() {
        try {
            return in(Files.readAllBytes(VECTOR));
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** @param vector pairs of numbers: what is told, and its value */
    static long in(byte[] vector) {
        ByteBuffer numbers = ByteBuffer.wrap(vector).order(ByteOrder.nativeOrder());
        while (numbers.remaining() >= 2 * Long.BYTES) {
            long told = numbers.getLong();
            long value = numbers.getLong();
            if (told == PAGE_SIZE) {
                return value;
            }
        }
        return USUAL;
    }
}
