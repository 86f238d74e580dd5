package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.database.rows.RowReader;
import dev.rehearsal.database.rows.TwinTable;
import dev.rehearsal.database.rows.Twins;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Sums up what is there, and finds no row when asked for them one by one, as where an index has lost them. */
final class ForgetfulRows {
    /** Holds no row of a table whose key is a number. */
    private static final Piece NOTHING = Piece.between(Optional.of("0"), Optional.of("0"));

    private ForgetfulRows() {}

    static RowDialect dialect() {
        return new AlteredRows((twins, green) -> new Twins(
                twins.pair(),
                twins.hash(),
                twins.tables().stream().map(ForgetfulRows::forgetful).toList(),
                twins.mismatches(),
                twins.planted()));
    }

    private static TwinTable forgetful(TwinTable table) {
        return proxy(TwinTable.class, (method, arguments) -> {
            Object result = method.invoke(table, arguments);
            return result instanceof RowReader reader ? forgetful(reader) : result;
        });
    }

    private static RowReader forgetful(RowReader reader) {
        return proxy(
                RowReader.class,
                (method, arguments) -> method.getName().equals("digests") && arguments[0] instanceof Piece
                        ? reader.digests(NOTHING)
                        : method.invoke(reader, arguments));
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
