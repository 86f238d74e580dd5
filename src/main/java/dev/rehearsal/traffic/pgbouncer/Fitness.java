package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.traffic.GateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a PgBouncer can hold and move traffic unnoticed. (<a href="https://www.pgbouncer.org/config.html">its
 * settings</a>)
 */
record Fitness(View view, List<Alias> aliases) {
    private static final String TRANSACTION = "transaction";
    /** Longer than any pause should be; a client that waits longer loses its connection. */
    private static final double PATIENCE_SECONDS = 30;

    List<String> problems(Clientele clientele, Address expected) throws GateException, InterruptedException {
        Map<String, String> settings = view.settings();
        List<String> problems = new ArrayList<>();
        for (Alias alias : aliases) {
            problems.addAll(problems(alias, settings.getOrDefault("pool_mode", "session"), expected));
        }
        problems.addAll(otherModes());
        problems.addAll(otherDatabase(aliases.get(0), expected));
        problems.addAll(otherDatabases());
        problems.addAll(Neighbours.of(view, expected, aliases).problems());
        if (view.isHeld().orElse(false)) {
            problems.add("it is paused already, by somebody else; find out why, then RESUME");
        }
        if (number(settings, "max_prepared_statements") == 0 && clientele.isPreparing()) {
            problems.add(
                    "it keeps no prepared statements (version %s, max_prepared_statements = 0), which the application uses: set it (1.21 or later), or give the application prepareThreshold=0"
                            .formatted(view.version()));
        }
        if (number(settings, "server_reset_query_always") > 0) {
            problems.add(
                    "server_reset_query_always = 1 says that applications change their sessions, which a move would lose; have them not, and unset it");
        }
        double patience = number(settings, "query_wait_timeout");
        if (patience > 0 && patience < PATIENCE_SECONDS) {
            problems.add("query_wait_timeout = %s cuts off whom a pause holds for longer; set it to %.0f at least, or 0"
                    .formatted(settings.get("query_wait_timeout"), PATIENCE_SECONDS));
        }
        return problems;
    }

    /** Of users who have one of their own, whatever their database says. */
    private List<String> otherModes() throws GateException, InterruptedException {
        return view.modes().entrySet().stream()
                .filter(user -> !user.getValue().equals(TRANSACTION))
                .map(user -> pooled("user '%s'".formatted(user.getKey()), user.getValue()))
                .toList();
    }

    /** On the right server, but somebody else's traffic would be held. */
    private static List<String> otherDatabase(Alias main, Address expected) {
        return main.leadsTo(expected.endpoint()) && !main.target().equals(expected)
                ? List.of("'%s' leads to %s, another database than that of %s; name the one that leads there"
                        .formatted(main.name(), main.target(), expected))
                : List.of();
    }

    /** Databases that are held and moved with the first, although nothing brings their data along. */
    private List<String> otherDatabases() {
        String database = aliases.get(0).target().database();
        return aliases.stream()
                .filter(alias -> !alias.target().database().equals(database))
                .map(alias ->
                        "'%s' leads to the database '%s' of the same server and would be moved too, but this runbook replicates '%s' alone; lead it through another PgBouncer, or take it out, and RELOAD"
                                .formatted(alias.name(), alias.target().database(), database))
                .toList();
    }

    private static List<String> problems(Alias alias, String usualMode, Address expected) {
        List<String> problems = new ArrayList<>();
        String mode = alias.poolMode().isEmpty() ? usualMode : alias.poolMode();
        if (!mode.equals(TRANSACTION)) {
            problems.add(pooled("'%s'".formatted(alias.name()), mode));
        }
        if (alias.isPaused()) {
            problems.add(
                    "'%s' is paused already, by somebody else; find out why, then RESUME it".formatted(alias.name()));
        }
        if (!alias.leadsTo(expected.endpoint())) {
            problems.add("'%s' leads to %s, not to %s; correct its file, and RELOAD"
                    .formatted(alias.name(), alias.target(), expected));
        }
        return problems;
    }

    private static String pooled(String what, String mode) {
        return "%s is pooled by %s: whoever is connected would have to leave before it can be moved; set pool_mode = transaction"
                .formatted(what, mode);
    }

    private static double number(Map<String, String> settings, String name) {
        String written = settings.getOrDefault(name, "0");
        return written.matches("[0-9.]+") ? Double.parseDouble(written) : 0;
    }
}
