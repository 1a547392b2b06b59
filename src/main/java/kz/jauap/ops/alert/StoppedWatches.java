package kz.jauap.ops.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.Outbox;
import kz.jauap.intake.Quarantine;
import kz.jauap.queue.DeadJobs;
import kz.jauap.shared.Slice;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The watches over what has stopped for good and waits for a person: each new row is one case.
@Configuration(proxyBeanMethods = false)
class StoppedWatches {

    private static final Duration NEW = Duration.ofDays(1);
    private static final int MOST = 200;

    /// One kind of row.
    private record RowWatch(Case.Kind kind, Function<Slice, Stream<Row>> rows, Tenants tenants) implements Watch {

        @Override
        public List<Case> look(Instant now) {
            Slice newest = new Slice(tenants.all().stream().map(Tenant::id).toList(), null, MOST);
            Instant after = now.minus(NEW);
            return rows.apply(newest)
                    .filter(row -> row.at().isAfter(after))
                    .map(Row::found)
                    .toList();
        }

        @Override
        public boolean rearms() {
            return false;
        }
    }

    private record Row(Instant at, Case found) {}

    @Bean
    Watch deadJobWatch(DeadJobs deadJobs, Tenants tenants) {
        Function<Slice, Stream<Row>> rows = slice -> deadJobs.list(slice).stream()
                .filter(dead -> !dead.replayed())
                .map(dead -> new Row(
                        dead.diedAt(),
                        new Case(
                                dead.tenant(),
                                Case.Kind.DEAD_JOB,
                                "dead-job/" + dead.id(),
                                dead.queue() + " " + dead.id() + ": " + dead.reason())));
        return new RowWatch(Case.Kind.DEAD_JOB, rows, tenants);
    }

    @Bean
    Watch quarantineWatch(Quarantine quarantine, Tenants tenants) {
        Function<Slice, Stream<Row>> rows = slice -> quarantine.list(slice, false).stream()
                .map(held -> new Row(
                        held.at(),
                        new Case(
                                held.tenant(),
                                Case.Kind.QUARANTINE,
                                "quarantine/" + held.id(),
                                held.id() + ": " + held.reason())));
        return new RowWatch(Case.Kind.QUARANTINE, rows, tenants);
    }

    @Bean
    Watch deliveryWatch(Outbox outbox, Tenants tenants) {
        Function<Slice, Stream<Row>> rows = slice -> Stream.of(DeliveryStatus.FAILED, DeliveryStatus.HELD)
                .flatMap(status -> outbox.list(slice, status).stream())
                .map(message -> new Row(
                        message.updatedAt(),
                        new Case(
                                message.tenant(),
                                Case.Kind.DELIVERY,
                                "delivery/" + message.id() + "/"
                                        + message.updatedAt().toEpochMilli(),
                                message.status() + " " + message.id() + ": " + message.error())));
        return new RowWatch(Case.Kind.DELIVERY, rows, tenants);
    }
}
