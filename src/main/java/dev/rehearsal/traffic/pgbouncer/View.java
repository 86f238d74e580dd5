package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.traffic.GateException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What PgBouncer's console shows, which a login of {@code stats_users} may see too. */
record View(Console console) {
    private static final Pattern NEXT = Pattern.compile("[,\\s]+");
    /** It shows addresses with a port that means nothing, IPv6 in brackets: 172.18.0.3:0, [::1]:0. */
    private static final Pattern PORT = Pattern.compile(":0$|[\\[\\]]");

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

    /** Every database but the console itself. */
    List<Alias> aliases() throws GateException, InterruptedException {
        return console.ask("SHOW DATABASES").stream()
                .map(Alias::of)
                .filter(alias -> !alias.name().equals("pgbouncer"))
                .toList();
    }

    /** What the names of servers stood for when they were used last; a name nobody used stands for nothing yet. */
    Map<String, List<String>> addresses() throws GateException, InterruptedException {
        return console.ask("SHOW DNS_HOSTS").stream()
                .collect(Collectors.toMap(
                        row -> row.getOrDefault("hostname", "").toLowerCase(Locale.ROOT),
                        row -> NEXT.splitAsStream(row.getOrDefault("addrs", ""))
                                .map(address -> PORT.matcher(address).replaceAll(""))
                                .toList(),
                        (one, other) -> one));
    }

    /** Which of these lead to another server than this one, and where. */
    List<String> elsewhere(List<String> names, Address target) throws GateException, InterruptedException {
        return aliases().stream()
                .filter(alias -> names.contains(alias.name()) && !alias.leadsTo(target.endpoint()))
                .map(alias -> "'%s' leads to %s".formatted(alias.name(), alias.target()))
                .toList();
    }

    /** Which of these, and of all that lead to this server, are not held. */
    List<String> flowing(List<String> names, Address server) throws GateException, InterruptedException {
        List<String> flowing = aliases().stream()
                .filter(alias -> names.contains(alias.name()) || alias.leadsTo(server.endpoint()))
                .filter(alias -> !alias.isPaused())
                .map(Alias::name)
                .toList();
        return flowing.isEmpty() || isHeld().orElse(false) ? List.of() : flowing;
    }

    /** What is under way and what waits, by database. */
    Map<String, Crowd> crowds() throws GateException, InterruptedException {
        return console.ask("SHOW POOLS").stream()
                .collect(Collectors.toMap(
                        row -> row.getOrDefault("database", ""), Crowd::of, (one, other) -> one.plus(other)));
    }

    /** The pool mode of each user who has one of his own, which then counts rather than the database's. */
    Map<String, String> modes() throws GateException, InterruptedException {
        return console.ask("SHOW USERS").stream()
                .filter(row -> !row.getOrDefault("pool_mode", "").isEmpty())
                .collect(Collectors.toMap(
                        row -> row.getOrDefault("name", ""),
                        row -> row.get("pool_mode"),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Whether everything is held, not only some databases; empty before 1.19, which does not say. */
    Optional<Boolean> isHeld() throws GateException, InterruptedException {
        return isAtLeast(1, 19)
                ? Optional.of(!"yes".equals(values("SHOW STATE").getOrDefault("active", "yes")))
                : Optional.empty();
    }

    Map<String, String> settings() throws GateException, InterruptedException {
        return values("SHOW CONFIG");
    }

    String version() throws GateException, InterruptedException {
        return console.ask("SHOW VERSION").stream()
                .flatMap(row -> row.values().stream())
                .findFirst()
                .orElse("unknown");
    }

    private boolean isAtLeast(int major, int minor) throws GateException, InterruptedException {
        Matcher numbers = VERSION.matcher(version());
        return numbers.find()
                && Integer.parseInt(numbers.group(1)) * 1000 + Integer.parseInt(numbers.group(2))
                        >= major * 1000 + minor;
    }

    private Map<String, String> values(String order) throws GateException, InterruptedException {
        return console.ask(order).stream()
                .collect(Collectors.toMap(
                        row -> row.getOrDefault("key", ""), row -> row.getOrDefault("value", ""), (one, other) -> one));
    }

    /** Who is in one database's pools. */
    record Crowd(int active, int waiting) {
        static final Crowd NONE = new Crowd(0, 0);

        static Crowd of(Map<String, String> row) {
            Function<String, Integer> number = column -> Integer.parseInt(row.getOrDefault(column, "0"));
            return new Crowd(number.apply("sv_active") + number.apply("sv_tested"), number.apply("cl_waiting"));
        }

        Crowd plus(Crowd other) {
            return new Crowd(active + other.active, waiting + other.waiting);
        }
    }
}
