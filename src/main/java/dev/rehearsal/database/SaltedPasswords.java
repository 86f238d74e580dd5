package dev.rehearsal.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The salted passwords of SCRAM-SHA-256, each computed once. To compute one, a client hashes a password 4,096 times,
 * which takes a Java without its optimizing compiler some 7 ms at each login, clients waiting meanwhile. The same login
 * at the same server has the same outcome until its password is set anew, and a client may keep it (RFC 5802, section
 * 5.1; RFC 7677, section 4), which the PostgreSQL driver does not. A salted password opens the server as the password
 * does: it is kept in memory, as the password itself is, until the process ends. Safe for many threads.
 */
public final class SaltedPasswords extends SecretKeyFactorySpi {
    static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    static final String PROVIDER = "RehearsalSaltedPasswords";

    private static final String DIGEST = "HmacSHA256";
    /** A rehearsal has a handful of logins and servers. */
    private static final int MOST = 100;

    private final SecretKeyFactory factory;
    private final SecretKeySpec own;
    private final Map<Wanted, byte[]> computed = new ConcurrentHashMap<>();

    SaltedPasswords(SecretKeyFactory factory) {
        this.factory = factory;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.own = new SecretKeySpec(random, DIGEST);
    }

    /**
     * What a salted password depends on.
     *
     * @param password not the password, but a digest by a key that this process alone knows
     */
    private record Wanted(ByteBuffer password, ByteBuffer salt, int rounds, int bits) {}

    /**
     * Keeps the ones that anything in this process computes from now on. A Java that takes signed providers only goes
     * on as if this had not been called.
     */
    public static void keep() {
        try {
            Security.insertProviderAt(new Keeping(new SaltedPasswords(SecretKeyFactory.getInstance(ALGORITHM))), 1);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 computes " + ALGORITHM, e);
        }
    }

    static final class Keeping extends Provider {
        private static final long serialVersionUID = 1;

        Keeping(SaltedPasswords kept) {
            super(PROVIDER, "1", "Salted passwords of SCRAM-SHA-256, each computed once");
            putService(
                    new Service(
                            this, "SecretKeyFactory", ALGORITHM, SaltedPasswords.class.getName(), List.of(), Map.of()) {
                        @Override
                        public Object newInstance(Object parameter) {
                            return kept;
                        }
                    });
        }
    }

    /** A salted password that is being computed is waited for: a pool opens many connections at once. */
    @Override
    protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
        if (!(spec instanceof PBEKeySpec password)) {
            return factory.generateSecret(spec);
        }
        if (computed.size() >= MOST) {
            computed.clear();
        }
        try {
            return new SecretKeySpec(computed.computeIfAbsent(wanted(password), any -> compute(password)), ALGORITHM);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException(e.getMessage(), e);
        }
    }

    private byte[] compute(PBEKeySpec password) {
        try {
            return factory.generateSecret(password).getEncoded();
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Wanted wanted(PBEKeySpec spec) {
        try {
            Mac digest = Mac.getInstance(DIGEST);
            digest.init(own);
            byte[] password = String.valueOf(spec.getPassword()).getBytes(StandardCharsets.UTF_8);
            return new Wanted(
                    ByteBuffer.wrap(digest.doFinal(password)),
                    ByteBuffer.wrap(spec.getSalt()),
                    spec.getIterationCount(),
                    spec.getKeyLength());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 computes " + DIGEST, e);
        }
    }

    @Override
    protected KeySpec engineGetKeySpec(SecretKey key, Class<?> kind) throws InvalidKeySpecException {
        return factory.getKeySpec(key, kind);
    }

    @Override
    protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
        return factory.translateKey(key);
    }
}
