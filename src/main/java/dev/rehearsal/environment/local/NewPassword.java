package dev.rehearsal.environment.local;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Passwords that live as long as a rehearsal. */
final class NewPassword {
    private static final int BITS = 160;

    private NewPassword() {}

    static String random() {
        return new BigInteger(BITS, new SecureRandom()).toString(36);
    }
}
