package dev.rehearsal.database;

import java.net.UnknownHostException;
import java.sql.SQLException;

/** A server refused or could not complete a statement. The message names the statement and what the server said. */
public final class SqlFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    private final String sqlState;
    private final Trouble trouble;
    private final String reason;

    /** A failure of which nothing more is known than what standard SQL says: class 08 is a lost connection. */
    public SqlFailedException(String attempted, SQLException cause) {
        this(attempted, cause, isOfConnections(cause) ? Trouble.CONNECTION_LOST : Trouble.OTHER);
    }

    /** @param trouble what the failure means, as the driver knows it */
    public SqlFailedException(String attempted, SQLException cause, Trouble trouble) {
        super("%s → %s".formatted(Secrets.hidden(attempted), hidden(cause)), cause);
        this.reason = hidden(cause);
        this.trouble = trouble;
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

    public Trouble trouble() {
        return trouble;
    }

    /** Whether the connection, rather than the statement, was at fault. */
    public boolean isConnectionLoss() {
        return trouble == Trouble.CONNECTION_LOST;
    }

    private static boolean isOfConnections(SQLException cause) {
        return cause.getSQLState() != null && cause.getSQLState().startsWith("08");
    }
}
