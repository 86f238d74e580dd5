package dev.rehearsal.database;

/**
 * A login. Prints without its password.
 *
 * @param isDrawn whether the password was drawn by lot, from so many that nobody guesses it
 */
public record Credentials(String user, String password, boolean isDrawn) {
    public Credentials(String user, String password) {
        this(user, password, false);
    }

    @Override
    public String toString() {
        return user;
    }
}
