package dev.rehearsal.database;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;

/** Java's own computation of salted passwords, counted. */
final class CountingFactory extends SecretKeyFactorySpi {
    private final SecretKeyFactory java;
    private final AtomicInteger computed = new AtomicInteger();

    CountingFactory() throws GeneralSecurityException {
        this.java = SecretKeyFactory.getInstance(SaltedPasswords.ALGORITHM, "SunJCE");
    }

    int computed() {
        return computed.get();
    }

    SecretKeyFactory factory() {
        Provider provider = java.getProvider();
        return new SecretKeyFactory(this, provider, SaltedPasswords.ALGORITHM) {};
    }

    @Override
    protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
        computed.incrementAndGet();
        return java.generateSecret(spec);
    }

    @Override
    protected KeySpec engineGetKeySpec(SecretKey key, Class<?> kind) throws InvalidKeySpecException {
        return java.getKeySpec(key, kind);
    }

    @Override
    protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
        return java.translateKey(key);
    }
}
