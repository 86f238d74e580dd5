package dev.rehearsal.database;

import java.net.UnknownHostException;
import java.sql.SQLException;

/** A server refused or could not complete a statement. The message names the statement and what the server said. */
public final class SqlFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    private final String sqlState;
    private final String reason;

    public SqlFailedException(String attempted, SQLException cause) {
        super("%s → %s".formatted(Secrets.hidden(attempted), hidden(cause)), cause);
        this.reason = hidden(cause);
        this.sqlState = cause.getSQLState() == null ? "?????" : cause.getSQLState();
    }

    private static String hidden(SQLException cause) {
        String said = String.valueOf(cause.getMessage());
        return Secrets.hidden(
                cause.getCause() instanceof UnknownHostException ? said + " No host has that name." : said);
    }

    /** What the server or the driver said. */
    public String reason() {
        return reason;
    }

    /** The message; only what the server said where the statement is longer than anybody would read. */
    public String brief() {
        String message = String.valueOf(getMessage());
        return message.length() > LONGEST ? reason : message;
    }

    /** The five characters of the SQL state; {@code ?????} where the driver gave none. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether the connection, rather than the statement, was at fault (SQL states 08…, 57P01, 57P02, 57P03). */
    public boolean isConnectionLoss() {
        return sqlState.startsWith("08") || sqlState.startsWith("57P0");
    }
}
