package dev.rehearsal.localrds;

import dev.rehearsal.server.PostgresRelease;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.UpgradeTarget;

/** Which engine versions there are, and what each can become. */
record EngineVersionOperations(List<PostgresRelease> releases) {

    List<Operation<?>> all() {
        return List.of(Operation.of(DescribeDbEngineVersionsRequest.class, this::describe)
                .understands(
                        "Engine", "EngineVersion", "DBParameterGroupFamily", "DefaultOnly", "MaxRecords", "Marker"));
    }

    private DescribeDbEngineVersionsResponse describe(DescribeDbEngineVersionsRequest request) {
        boolean isOurs = request.engine() == null || request.engine().equals("postgres");
        return DescribeDbEngineVersionsResponse.builder()
                .dbEngineVersions(releases.stream()
                        .filter(release -> isOurs)
                        .filter(release -> request.engineVersion() == null
                                || PostgresRelease.find(request.engineVersion(), releases)
                                        .filter(release::equals)
                                        .isPresent())
                        .filter(release -> request.dbParameterGroupFamily() == null
                                || request.dbParameterGroupFamily().equals(family(release)))
                        .map(this::told)
                        .toList())
                .build();
    }

    private static String family(PostgresRelease release) {
        return "postgres" + release.major();
    }

    private DBEngineVersion told(PostgresRelease release) {
        return DBEngineVersion.builder()
                .engine("postgres")
                .engineVersion(release.version())
                .majorEngineVersion(String.valueOf(release.major()))
                .dbParameterGroupFamily(family(release))
                .dbEngineDescription("PostgreSQL")
                .status("available")
                .supportsReadReplica(true)
                .validUpgradeTarget(new Versions(releases)
                        .above(release).stream()
                                .map(target -> UpgradeTarget.builder()
                                        .engine("postgres")
                                        .engineVersion(target.version())
                                        .isMajorVersionUpgrade(true)
                                        .autoUpgrade(false)
                                        .build())
                                .toList())
                .build();
    }
}
