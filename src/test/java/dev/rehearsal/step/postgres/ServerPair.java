package dev.rehearsal.step.postgres;

import dev.rehearsal.localrds.TestAccount;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL 15 that replicates logically and a PostgreSQL 17, started once for all tests of a process. */
public final class ServerPair implements AutoCloseable {
    static final String BLUE = "blue";
    public static final String GREEN = "green";

    private final TestAccount account = TestAccount.open();

    private ServerPair() {}

    static ServerPair of(ExtensionContext context) {
        return context.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION,
                        ExtensionContext.Namespace.create(ServerPair.class))
                .getOrComputeIfAbsent("pair", any -> start(), ServerPair.class);
    }

    private static ServerPair start() {
        ServerPair pair = new ServerPair();
        try {
            pair.account.createLogical(BLUE, "15");
            pair.account.createLogical(GREEN, "17");
            return pair;
        } catch (InterruptedException e) {
            pair.close();
            throw new IllegalStateException("interrupted while servers start", e);
        } catch (RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    TestAccount account() {
        return account;
    }

    @Override
    public void close() {
        account.close();
    }
}
