package dev.rehearsal.step.rds;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherEngineTest {
    @Test
    void logical_replication_is_not_for_a_mysql_server() {
        StepContext context = new TestContext()
                .server("blue", new Address(new Endpoint("127.0.0.1", 1), "shop"), RdsStage.BLUE)
                .rds(new MysqlAccount())
                .build();
        String blocker = "'blue' is mysql, and this step sets the parameters of a PostgreSQL server; choose one";

        assertThat(new EnableLogicalReplication("blue").plan(context).blockers())
                .containsExactly(blocker);
        assertThat(new DisableLogicalReplication("blue", false).plan(context).blockers())
                .containsExactly(blocker);
    }

    /** An account in which every instance is MySQL. */
    private static final class MysqlAccount implements RdsClient {
        @Override
        public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
            return DescribeDbInstancesResponse.builder()
                    .dbInstances(DBInstance.builder()
                            .dbInstanceIdentifier(request.dbInstanceIdentifier())
                            .engine("mysql")
                            .engineVersion("8.0.40")
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "rds";
        }

        @Override
        public void close() {}
    }
}
