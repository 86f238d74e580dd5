package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A slot made before the copy loses nothing and doubles nothing while others write. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CopyUnderLoadIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void what_is_written_during_copy_and_catch_up_arrives_exactly_once() throws Exception {
        StepContext context = twins.context().build();
        twins.onBoth("create table orders (id bigint primary key, note text)");
        twins.onBoth(new PostgresMarkers().creating().toArray(String[]::new));
        twins.onBlue("insert into orders select n, 'before' from generate_series(1, 50000) n");
        new CreatePublication("blue", "upgrade").execute(context);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(this::write);

        new CreateSubscription("green", "blue", twins.name(), "upgrade", Duration.ofSeconds(30)).execute(context);
        new WaitForInitialCopy("green", twins.name(), "blue").execute(context);
        writing.join();
        new WaitForReplication("blue", "green").execute(context);

        String sum = "select format('%s %s', count(*), md5(string_agg(id || note, ',' order by id))) from orders";
        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            assertThat(green.text(sum))
                    .isEqualTo(blue.text(sum))
                    .get()
                    .asString()
                    .startsWith("51500 ");
        }
    }

    private void write() {
        try (Sql blue = twins.blue()) {
            for (int n = 100_000; n < 101_500; n++) {
                blue.update("insert into orders values (?, 'during')", n);
                blue.update("update orders set note = note || '+' where id = ?", n - 99_999);
            }
        }
    }
}
