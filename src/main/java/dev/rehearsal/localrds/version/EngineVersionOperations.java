package dev.rehearsal.localrds.version;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.server.ServerRelease;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.UpgradeTarget;

/** Which engine versions there are, and what each can become. */
public record EngineVersionOperations(List<ServerRelease> releases) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(DescribeDbEngineVersionsRequest.class, this::describe)
                .understands(
                        "Engine", "EngineVersion", "DBParameterGroupFamily", "DefaultOnly", "MaxRecords", "Marker"));
    }

    private DescribeDbEngineVersionsResponse describe(DescribeDbEngineVersionsRequest request) {
        return DescribeDbEngineVersionsResponse.builder()
                .dbEngineVersions(Versions.ENGINES.stream()
                        .filter(engine ->
                                request.engine() == null || request.engine().equals(engine.rdsName()))
                        .flatMap(engine -> Family.of(engine, releases))
                        .filter(family -> isWanted(family, request))
                        .map(this::told)
                        .toList())
                .build();
    }

    private boolean isWanted(Family family, DescribeDbEngineVersionsRequest request) {
        boolean isVersion = request.engineVersion() == null
                || ServerRelease.find(request.engineVersion(), releases)
                        .filter(family.release()::equals)
                        .isPresent();
        return isVersion
                && (request.dbParameterGroupFamily() == null
                        || request.dbParameterGroupFamily().equals(family.name()));
    }

    private DBEngineVersion told(Family family) {
        return DBEngineVersion.builder()
                .engine(family.engine().rdsName())
                .engineVersion(family.release().version())
                .majorEngineVersion(String.valueOf(family.release().major()))
                .dbParameterGroupFamily(family.name())
                .dbEngineDescription(family.engine().description())
                .status("available")
                .supportsReadReplica(!family.engine().isCluster())
                .validUpgradeTarget(new Versions(releases)
                        .above(family.release()).stream()
                                .map(target -> UpgradeTarget.builder()
                                        .engine(family.engine().rdsName())
                                        .engineVersion(target.version())
                                        .isMajorVersionUpgrade(true)
                                        .autoUpgrade(false)
                                        .build())
                                .toList())
                .build();
    }
}
