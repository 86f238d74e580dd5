package dev.rehearsal.step.rds;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.util.List;

/** Steps that ask the RDS API. A new one gets a line here. */
public final class RdsSteps {
    private static final List<Listing> ALL = List.of(
            Listing.onAny(
                    CloneCluster.class,
                    "Medplum: Create green cluster via Actions -> Create clone",
                    Need.RDS,
                    Need.SQL),
            Listing.onAny(
                    UpgradeCluster.class,
                    "Medplum: On green, upgrade to desired Major version",
                    Need.RDS,
                    Need.IN_PLACE_UPGRADE),
            Listing.on(
                    Engine.POSTGRESQL,
                    EnableLogicalReplication.class,
                    "Medplum: Update cluster parameter group to enable logical replication; restart database to apply",
                    Need.RDS,
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    DisableLogicalReplication.class,
                    "Medplum: (optional) Disable logical replication on new cluster",
                    Need.RDS,
                    Need.SQL),
            Listing.onAny(CreateInstance.class, "Medplum: Create green cluster", Need.RDS, Need.SQL),
            Listing.onAny(CreateReplica.class, "RightScale: Launch the new slave server", Need.RDS, Need.SQL),
            Listing.onAny(
                    PromoteReplica.class,
                    "RightScale: Promote the new slave to become the new master",
                    Need.RDS,
                    Need.SQL),
            Listing.onAny(AddReader.class, "Medplum: Add readers to green cluster", Need.RDS, Need.SQL),
            Listing.onAny(DeleteCluster.class, "Medplum: Shutdown/terminate blue database", Need.RDS),
            Listing.onAny(
                    DeleteInstance.class,
                    "RightScale: Shut down the old master and slave servers; Medplum: Shutdown blue database",
                    Need.RDS));

    private RdsSteps() {}

    public static List<Listing> all() {
        return ALL;
    }
}
