package dev.rehearsal.application;

import dev.rehearsal.database.dialect.Dialect;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** One instance of the reference application, in this process. */
final class Application implements AutoCloseable {
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(2);
    private final ApplicationGate gate;
    private final Readers readers;
    private final RequestQueue queue;
    private final RequestServer requests;
    private final AdminServer admin;

    public Application(ApplicationSettings settings, Dialect dialect)
            throws IOException, SQLException, InterruptedException {
        Operations operations = new Operations(settings.tables(), dialect);
        Secret.Contents secret = settings.secret().read();
        gate = new ApplicationGate(settings.login(secret.writer(), dialect.driver()), operations, later);
        readers = Readers.open(secret.readers().map(account -> settings.login(account, dialect.driver())), operations);
        queue = new RequestQueue(gate, readers, settings, later);
        // Once for nothing, so that the first pause that counts does not wait for classes to load.
        gate.pause(Duration.ofSeconds(1), Duration.ofMinutes(1));
        gate.resume();
        requests = new RequestServer(queue, operations);
        admin = new AdminServer(settings.member(), gate, readers, queue);
    }

    int port() {
        return requests.port();
    }

    int adminPort() {
        return admin.port();
    }

    @Override
    public void close() {
        requests.close();
        admin.close();
        queue.close();
        later.shutdownNow();
        readers.close();
        gate.close();
    }
}
