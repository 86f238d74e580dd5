package dev.rehearsal.application;

import dev.rehearsal.application.Operation.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What the application can be asked to do. A write leaves one row with its id in one table, and does nothing where that
 * row is already there.
 */
final class Operations {
    private static final String SERVER = "host(inet_server_addr()) || ':' || inet_server_port()";

    private static final String WRITTEN_ON = "select coalesce((select written_on from once), %s)".formatted(SERVER);

    /**
     * A retry may arrive while the server still works on the attempt whose connection was lost. The lock makes it wait
     * for that attempt's end, and the statement after it sees what that left. Both travel in one message.
     */
    private static final String LOCK = "select pg_advisory_xact_lock(?);\n";

    private static final String READ = """
            select %s, o.number, o.status, o.total, o.details, c.name, c.email,
                (select count(*) from public.order_lines l where l.order_id = o.id)
            from public.orders o join public.customers c on c.id = o.customer_id
            where o.id = ?""".formatted(SERVER);

    private static final String CREATE = """
            with request (write_id) as (values (?::bigint)),
            once as (
                insert into public.orders (customer_id, placed_at, quantity, unit_price, write_id)
                select 1 + mod(write_id, %d), clock_timestamp(), 1 + mod(write_id, 9), 9.95, write_id from request
                where not exists (select from public.orders done where done.write_id = request.write_id)
                returning written_on)
            """.formatted(Estate.CUSTOMERS);

    /** Locks both accounts in one order, whichever way the money goes, so that transfers do not deadlock. */
    private static final String TRANSFER = """
            with request (write_id, origin, destination, amount) as (
                values (?::bigint, ?::integer, ?::integer, ?::numeric)),
            once as (
                insert into public.transfers (from_account, to_account, amount, write_id)
                select origin, destination, amount, write_id from request
                where not exists (select from public.transfers done where done.write_id = request.write_id)
                returning written_on),
            locked as (
                select account.id from public.accounts account, request, once
                where account.id in (origin, destination)
                order by account.id
                for no key update of account),
            moved as (
                update public.accounts account
                set balance = balance
                    + case account.id when destination then amount else 0 end
                    - case account.id when origin then amount else 0 end
                from locked, request
                where account.id = locked.id)
            """;

    private static final String LARGE_UPDATE = """
            with request (write_id, document_id, body) as (values (?::bigint, ?::integer, ?::bytea)),
            once as (
                insert into warehouse.document_changes (document_id, size, write_id)
                select document_id, length(body), write_id from request
                where not exists (select from warehouse.document_changes done where done.write_id = request.write_id)
                returning written_on),
            changed as (
                update warehouse.documents document set body = request.body
                from request, once
                where document.id = request.document_id)
            """;

    private static final String STOCK_COUNT = """
            with request (write_id) as (values (?::bigint)),
            once as (
                insert into warehouse.stock_counts (product_id, counted, write_id)
                select 1 + mod(write_id, %d), mod(write_id, 50), write_id from request
                where not exists (select from warehouse.stock_counts done where done.write_id = request.write_id)
                returning written_on)
            """.formatted(Estate.PRODUCTS);

    private static final String SCAN = """
            with request (write_id) as (values (?::bigint)),
            once as (
                insert into warehouse.scans (shelf, barcode, write_id)
                select 1 + mod(write_id, %d), 'B' || mod(write_id, 1000), write_id from request
                where not exists (select from warehouse.scans done where done.write_id = request.write_id)
                returning shelf, written_on),
            counted as (
                update warehouse.shelves set scanned = scanned + 1
                from once
                where shelves.shelf = once.shelf)
            """.formatted(Estate.SHELVES);

    private static final String VISIT = """
            with request (write_id) as (values (?::bigint)),
            once as (
                insert into public.visits (channel, path, write_id)
                select (array['web', 'app', 'till'])[1 + mod(write_id, 3)], '/', write_id from request
                where not exists (select from public.visits done where done.write_id = request.write_id)
                returning written_on)
            """;

    private static final String JOB_RUN = """
            with request (write_id) as (values (?::bigint)),
            once as (
                insert into public.job_runs (job, write_id)
                select 'now and then', write_id from request
                where not exists (select from public.job_runs done where done.write_id = request.write_id)
                returning written_on)
            """;

    private final String read;
    private final String create;
    private final String transfer;
    private final String largeUpdate;
    private final String longTransaction;
    private final String insertWithoutKey;
    private final String freshConnection;
    private final String idleThenUse;

    Operations(Tables tables) {
        read = tables.in(READ);
        create = tables.in(LOCK + CREATE + WRITTEN_ON);
        transfer = tables.in(LOCK + TRANSFER + WRITTEN_ON);
        largeUpdate = tables.in(LOCK + LARGE_UPDATE + WRITTEN_ON);
        longTransaction = tables.in(LOCK + STOCK_COUNT + WRITTEN_ON + ", pg_sleep(?)");
        insertWithoutKey = tables.in(LOCK + SCAN + WRITTEN_ON);
        freshConnection = tables.in(LOCK + VISIT + WRITTEN_ON);
        idleThenUse = tables.in(LOCK + JOB_RUN + WRITTEN_ON);
    }

    Operation read(long order) {
        return new Operation(Source.POOL, false, read, List.of(order));
    }

    Operation create(long write) {
        return write(Source.POOL, create, write);
    }

    Operation transfer(long write, int origin, int destination, BigDecimal amount) {
        return write(Source.POOL, transfer, write, origin, destination, amount);
    }

    /** Replaces a document's body by that many bytes, which are the same for the same write and do not compress. */
    Operation largeUpdate(long write, int document, int bytes) {
        byte[] body = new byte[bytes];
        new SplittableRandom(write).nextBytes(body);
        return write(Source.POOL, largeUpdate, write, document, body);
    }

    /** Keeps its transaction open for a while after it wrote. */
    Operation longTransaction(long write, Duration hold) {
        return write(Source.POOL, longTransaction, write, hold.toNanos() / 1e9);
    }

    /** Writes to one table without a primary key, and updates a row of another. */
    Operation insertWithoutKey(long write) {
        return write(Source.POOL, insertWithoutKey, write);
    }

    Operation freshConnection(long write) {
        return write(Source.FRESH, freshConnection, write);
    }

    Operation idleThenUse(long write) {
        return write(Source.RESTED, idleThenUse, write);
    }

    /** One of each kind; the writes under this id, and so small that carrying them out costs next to nothing. */
    List<Operation> samples(long write) {
        return List.of(
                read(1),
                create(write),
                transfer(write, 1, 2, BigDecimal.ZERO),
                largeUpdate(write, 1, 1),
                longTransaction(write, Duration.ZERO),
                insertWithoutKey(write),
                freshConnection(write),
                idleThenUse(write));
    }

    /** Those that write nothing. */
    List<Operation> reads(long write) {
        return samples(write).stream().filter(sample -> !sample.isWrite()).toList();
    }

    private static Operation write(Source source, String sql, long write, Object... others) {
        List<Object> arguments =
                Stream.concat(Stream.of(write, write), Stream.of(others)).toList();
        return new Operation(source, true, sql, arguments);
    }
}
