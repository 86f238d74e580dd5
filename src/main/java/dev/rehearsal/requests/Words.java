package dev.rehearsal.requests;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The words that stand in a log again and again, each made into a string once: ten million requests name a dozen kinds,
 * servers and errors. Of bounded size: a word may push out another.
 */
final class Words {
    private static final int SLOTS = 256;

    private final byte[][] spelled = new byte[SLOTS][];
    private final String[] words = new String[SLOTS];

    Words() {
        Arrays.fill(spelled, new byte[0]);
        Arrays.fill(words, "");
    }

    String word(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        if (!Arrays.equals(spelled[slot], 0, spelled[slot].length, bytes, from, to)) {
            spelled[slot] = Arrays.copyOfRange(bytes, from, to);
            words[slot] = new String(spelled[slot], StandardCharsets.UTF_8);
        }
        return words[slot];
    }
}
