package dev.rehearsal.application;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** One instance of the reference application, in this process. */
final class Application implements AutoCloseable {
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(2);
    private final ApplicationGate gate;
    private final Desk desk;
    private final RequestServer requests;
    private final AdminServer admin;

    Application(ApplicationSettings settings) throws SQLException, InterruptedException {
        // Each request sets an alarm and nearly all cancel it.
        later.setRemoveOnCancelPolicy(true);
        gate = new ApplicationGate(settings.database(), settings.login(), later);
        desk = new Desk(gate, new Retry(settings.retryFor()), settings.answerWithin(), later);
        // Once for nothing, so that the first pause that counts does not wait for classes to load.
        gate.pause(Duration.ofSeconds(1), Duration.ofMinutes(1));
        gate.resume();
        requests = new RequestServer(desk, settings.port());
        admin = new AdminServer(settings.member(), gate, desk);
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
        desk.close();
        later.shutdownNow();
        gate.close();
    }
}
