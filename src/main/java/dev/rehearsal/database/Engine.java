package dev.rehearsal.database;

import java.util.Arrays;
import java.util.List;

/** A database engine under its RDS name, which alone decides whether servers are instances or clusters. */
public enum Engine {
    POSTGRES("postgres", false),
    AURORA_POSTGRESQL("aurora-postgresql", true),
    MYSQL("mysql", false),
    AURORA_MYSQL("aurora-mysql", true);

    private final String rdsName;
    private final boolean isCluster;

    Engine(String rdsName, boolean isCluster) {
        this.rdsName = rdsName;
        this.isCluster = isCluster;
    }

    /** The major versions that can be rehearsed, oldest first. */
    public List<String> majors() {
        return switch (this) {
            case POSTGRES, AURORA_POSTGRESQL -> List.of("13", "14", "15", "16", "17", "18");
            case MYSQL, AURORA_MYSQL -> List.of("5.7", "8.0", "8.4");
        };
    }

    public String rdsName() {
        return rdsName;
    }

    public boolean isCluster() {
        return isCluster;
    }

    /** The parameter group family of a version: {@code postgres15}, {@code mysql8.0}. */
    public String family(String version) {
        return rdsName + major(version);
    }

    /** The major version: {@code 15} of PostgreSQL 15.19, {@code 8.0} of MySQL 8.0.33. */
    public String major(String version) {
        String[] parts = version.split("\\.", -1);
        boolean twoParts = (this == MYSQL || this == AURORA_MYSQL) && parts.length > 1;
        return twoParts ? parts[0] + "." + parts[1] : parts[0];
    }

    public static List<String> rdsNames() {
        return Arrays.stream(values()).map(Engine::rdsName).toList();
    }

    /**
     * The engine of that RDS name.
     *
     * @throws IllegalArgumentException listing the engines, when there is none
     */
    public static Engine named(String rdsName) {
        return Arrays.stream(values())
                .filter(engine -> engine.rdsName.equals(rdsName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no engine; choose one of %s".formatted(rdsName, rdsNames())));
    }
}
