package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.TestContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For each test an empty database of its own on both servers, gone afterwards with its subscriptions and slots. */
public final class TwinDatabases implements BeforeEachCallback, AfterEachCallback {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private @Nullable TestAccount account;
    private String name = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        account = ServerPair.of(context).account();
        name = "twin_" + COUNT.incrementAndGet();
        for (String server : List.of(ServerPair.BLUE, ServerPair.GREEN)) {
            try (Sql sql = account().sql(server)) {
                sql.execute("create database " + name);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try (Sql green = green()) {
            Subscription.all(green)
                    .forEach(each -> Subscription.dropping(each.name()).forEach(green::execute));
        }
        try (Sql blue = blue()) {
            Slot.all(blue).forEach(each -> blue.execute(Slot.releasing(each.name())));
            for (Slot slot : Slot.all(blue)) {
                Awaitility.await().ignoreExceptions().until(() -> {
                    blue.execute(Slot.dropping(slot.name()));
                    return true;
                });
            }
        }
        for (String server : List.of(ServerPair.BLUE, ServerPair.GREEN)) {
            try (Sql sql = account().sql(server)) {
                sql.execute("drop database %s with (force)".formatted(name));
            }
        }
    }

    /** The name of both databases; also good for a slot, which is one of a kind on its server. */
    public String name() {
        return name;
    }

    public TestAccount account() {
        if (account == null) {
            throw new IllegalStateException("no test is running");
        }
        return account;
    }

    /** As the operator. The caller closes it. */
    public Sql blue() {
        return open(ServerPair.BLUE, account().operator());
    }

    public Sql green() {
        return open(ServerPair.GREEN, account().operator());
    }

    public Sql open(String server, Credentials login) {
        return account().connector().openAlone(address(server), login);
    }

    Address address(String server) {
        return new Address(account().endpoint(server), name);
    }

    public void onBlue(String... statements) {
        try (Sql sql = blue()) {
            List.of(statements).forEach(sql::execute);
        }
    }

    public void onGreen(String... statements) {
        try (Sql sql = green()) {
            List.of(statements).forEach(sql::execute);
        }
    }

    public void onBoth(String... statements) {
        onBlue(statements);
        onGreen(statements);
    }

    /** With both roles, the operator and the application's login. */
    public TestContext context() {
        return new TestContext()
                .connector(account().connector())
                .operator(account().operator())
                .login(account().application())
                .rds(account().client())
                .server(ServerPair.BLUE, address(ServerPair.BLUE), spec("15"))
                .server(ServerPair.GREEN, address(ServerPair.GREEN), spec("17"));
    }

    private static Servers.Spec spec(String version) {
        return new Servers.Spec(Engine.POSTGRES, version, "db.m6g.large");
    }
}
