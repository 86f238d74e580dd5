package dev.rehearsal.step.traffic;

import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.util.List;

/** Steps that hold, lead and let go what clients send. A new one gets a line here. */
public final class TrafficSteps {
    private static final List<Listing> ALL = List.of(
            Listing.onAny(
                    PauseTraffic.class,
                    "Medplum: Run cutover (PAUSE); ServerFault: Disconnect your application from the old master",
                    Need.GATE),
            Listing.onAny(
                    RepointTraffic.class,
                    "Medplum: Run cutover (point the pooler at green); ServerFault: Connect your application to the new master",
                    Need.GATE),
            Listing.onAny(ResumeTraffic.class, "Medplum: Run cutover (RESUME)", Need.GATE),
            Listing.onAny(
                    RedeployApplication.class,
                    "Medplum: Remove usage of readers from server config; add PgBouncer to server config secret; redeploy",
                    Need.DEPLOYMENT),
            Listing.onAny(SmokeCheck.class, "Medplum: Ensure server working as expected", Need.DEPLOYMENT));

    private TrafficSteps() {}

    public static List<Listing> all() {
        return ALL;
    }
}
