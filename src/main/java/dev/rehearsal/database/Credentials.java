package dev.rehearsal.database;

/** A login. Prints without its password. */
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return user;
    }
}
