package kz.jauap.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.intake.Inbox;
import kz.jauap.ops.House;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.tenant.Tenants;
import org.junit.jupiter.api.Test;

class TurnWithoutMessagesTest {

    @Test
    void a_turn_whose_messages_are_forgotten_ends_in_silence() {
        try (House house = House.pumped(Map.of())) {
            var tenant = house.bean(Tenants.class).all().getFirst().id();
            Database database = house.bean(Database.class);
            NewJob job = NewJob.dueAt(
                    tenant, Inbox.QUEUE, UUID.randomUUID(), UUID.randomUUID().toString(), Instant.now());
            database.acrossTenants(() -> house.bean(Jobs.class).enqueue(List.of(job)));

            house.pump();

            assertThat(rows(database, "job")).isZero();
            assertThat(rows(database, "dead_job")).isZero();
            assertThat(rows(database, "lane")).isZero();
        }
    }

    private static long rows(Database database, String table) {
        return database.acrossTenants(() -> database.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single());
    }
}
