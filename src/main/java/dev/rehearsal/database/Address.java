package dev.rehearsal.database;

/** One database of one server, as applications name it. */
public record Address(Endpoint endpoint, String database) {
    /** What {@link #toString} wrote. */
    public static Address of(String text) {
        int slash = text.indexOf('/');
        int colon = text.lastIndexOf(':', slash);
        return new Address(
                new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1, slash))),
                text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return endpoint + "/" + database;
    }
}
