package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.traffic.GateException;
import java.util.List;
import java.util.Map;

/**
 * Orders by signal, for operators whom no console obeys. A signal holds and releases every database, and nothing says
 * when a pause is complete: that has to be seen, at least through the console of a login of {@code stats_users}.
 */
final class SignalOrders implements Orders {
    private final Signal signal;
    private final View view;

    SignalOrders(Signal signal, View view) {
        this.signal = signal;
        this.view = view;
    }

    @Override
    public void ready(List<String> databases) throws GateException, InterruptedException {
        view.version();
    }

    @Override
    public Pausing pause(List<String> databases) throws GateException, InterruptedException {
        signal.send("USR1");
        return () -> view.isHeld().orElse(false) && isIdle();
    }

    private boolean isIdle() throws GateException, InterruptedException {
        Map<String, View.Crowd> crowds = view.crowds();
        return crowds.entrySet().stream()
                .filter(each -> !each.getKey().equals("pgbouncer"))
                .allMatch(each -> each.getValue().active() == 0);
    }

    @Override
    public void resume(List<String> databases) throws GateException, InterruptedException {
        signal.send("USR2");
    }

    @Override
    public void reload() throws GateException, InterruptedException {
        signal.send("HUP");
    }

    @Override
    public List<String> problems() throws GateException, InterruptedException {
        return view.isHeld().isPresent()
                ? List.of()
                : List.of(
                        "it takes orders by signal, and PgBouncer before 1.19 does not show whether all is held: nothing would prove that a pause is complete; give orders by its console, or update it");
    }

    @Override
    public void close() {}
}
