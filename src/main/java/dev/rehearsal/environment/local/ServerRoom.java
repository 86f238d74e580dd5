package dev.rehearsal.environment.local;

import dev.rehearsal.environment.EnvironmentSettings;

/** What the servers of a rehearsal need of the disk that holds their data. */
record ServerRoom(long servers, long rows) {
    /** A fresh server with its write-ahead log at the default {@code max_wal_size} of 1 GB. */
    private static final long BYTES_EACH_SERVER = 600L << 20;
    /** A row of the estate with its share of indexes and of all the other tables, and its write-ahead log. */
    private static final long BYTES_EACH_ROW = 2048;

    static ServerRoom of(EnvironmentSettings settings) {
        return new ServerRoom(copies(settings.blue()), settings.sample().rows());
    }

    /** A cluster's successor gets readers of its own before the cluster goes, which leaves a last snapshot behind. */
    private static long copies(EnvironmentSettings.Blue blue) {
        long servers = 1L + blue.followers();
        return blue.spec().engine().isCluster() ? 2 * servers + 1 : servers + 1;
    }

    long bytes() {
        return servers * BYTES_EACH_SERVER + servers * rows * BYTES_EACH_ROW;
    }

    String inWords() {
        return "%d servers with %,d rows need".formatted(servers, rows);
    }
}
