package dev.rehearsal.database;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A database engine under its RDS name, which alone decides whether servers are instances or clusters. */
public enum Engine {
    POSTGRES("postgres", "PostgreSQL", false, "13 14 15 16 17 18"),
    AURORA_POSTGRESQL("aurora-postgresql", "Aurora (PostgreSQL)", true, "13 14 15 16 17 18"),
    MYSQL("mysql", "MySQL Community Edition", false, "5.7 8.0 8.4"),
    AURORA_MYSQL("aurora-mysql", "Aurora (MySQL)", true, "5.7 8.0 8.4");

    /** The engines whose servers are PostgreSQL's, or speak as they do. */
    public static final Set<Engine> POSTGRESQL = Set.of(POSTGRES, AURORA_POSTGRESQL);

    private final String rdsName;
    private final String description;
    private final boolean isCluster;
    private final String majors;

    Engine(String rdsName, String description, boolean isCluster, String majors) {
        this.rdsName = rdsName;
        this.description = description;
        this.isCluster = isCluster;
        this.majors = majors;
    }

    /** The major versions that can be rehearsed, oldest first. */
    public List<String> majors() {
        return List.of(majors.split(" "));
    }

    public String rdsName() {
        return rdsName;
    }

    /** As RDS describes it. */
    public String description() {
        return description;
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
        boolean twoParts = majors.contains(".") && parts.length > 1;
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
