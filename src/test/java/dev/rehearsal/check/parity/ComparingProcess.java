package dev.rehearsal.check.parity;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Durations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A process that compares two databases and tells what it found and how much memory it took at most. */
final class ComparingProcess {
    private ComparingProcess() {}

    /** Runs it in a heap of that size, and returns what it said. */
    static String run(TestAccount account, int workers, String heap) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ComparingProcess.class.getName(),
                        Integer.toString(account.endpoint("blue").port()),
                        Integer.toString(account.endpoint("green").port()),
                        account.operator().user(),
                        Integer.toString(workers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().write(account.operator().password().getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said.strip();
    }

    public static void main(String[] arguments) throws Exception {
        Credentials login = new Credentials(arguments[2], new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        DataParity parity = DataComparison.live(
                new PostgresDialect(),
                opening(arguments[0], login),
                opening(arguments[1], login),
                ComparisonOptions.usual()
                        .workers(Integer.parseInt(arguments[3]))
                        .tables("public.plain"::equals)
                        .settleWithin(Duration.ofSeconds(1)),
                Journal.inMemory(),
                Deadline.after(Duration.ofMinutes(10)));
        TableParity table = parity.tables().get(0);
        System.out.printf(
                "%s: %,d rows of %,d MiB in %d chunks, %,d differ, in %s, %s; largest memory of the process %s, heap at most %d MiB%n",
                parity.verdict(),
                table.blueRows(),
                table.bytes() >> 20,
                table.chunks(),
                table.differing(),
                Durations.inWords(parity.took()),
                parity.addTo(new FigureTable()).figures().get("throughput"),
                largestMemory(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static Supplier<Sql> opening(String port, Credentials login) {
        Connector connector = new Connector(new PostgresDriver(), Reach.DIRECT);
        Address address = new Address(new Endpoint("127.0.0.1", Integer.parseInt(port)), TestAccount.DATABASE);
        return () -> connector.openAlone(address, login);
    }

    /** Of heap, code and all else together, as Linux counts it. */
    private static String largestMemory() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> (Long.parseLong(line.replaceAll("\\D", "")) >> 10) + " MiB")
                .findFirst()
                .orElse("unknown");
    }
}
