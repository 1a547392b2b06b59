package kz.jauap.media;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.spi.Media;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.MediaRules;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Fetches one file from its messenger, outside of any transaction, and has it looked at and kept.
@Component
class FileHandler implements LaneHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1024 * 1024;

    private final FileStore store;
    private final KeptFiles kept;
    private final Files.Origins origins;
    private final Tenants tenants;
    private final Database database;
    private final Clock clock;

    FileHandler(
            FileStore store, KeptFiles kept, Files.Origins origins, Tenants tenants, Database database, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.origins = origins;
        this.tenants = tenants;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        UUID id = UUID.fromString(lane.jobs().getFirst().payload());
        Optional<StoredFile> waiting = database.inTenant(lane.tenant(), () -> store.find(lane.tenant(), id))
                .filter(file -> file.state() == StoredFile.State.WAITING);
        Optional<String> trouble = waiting.flatMap(file -> fetch(lane.tenant(), file));
        return trouble.<LaneOutcome>map(reason -> new LaneOutcome.Retry(PAUSE, reason))
                .orElseGet(() -> LaneOutcome.done(lane));
    }

    /// @return why it is to be tried again, empty when it is settled
    private Optional<String> fetch(TenantId tenant, StoredFile file) {
        MediaRules rules = tenants.get(tenant).settings().media();
        int most = rules.megabytes() * MEGABYTE;
        Long told = file.attachment().bytes();
        if (told != null && told > most) {
            kept.refuse(tenant, file.id(), StoredFile.State.REFUSED, "it is larger than " + rules.megabytes() + " MB");
            return Optional.empty();
        }
        int earlier = database.inTenant(
                tenant, () -> store.earlier(tenant, file, clock.instant().minus(Duration.ofHours(1))));
        if (earlier >= rules.perHour()) {
            kept.refuse(tenant, file.id(), StoredFile.State.REFUSED, "too many files within an hour");
            return Optional.empty();
        }
        return switch (origins.fetch(tenant, file.channel(), file.attachment(), new Media.Limits(most, PATIENCE))) {
            case Media.Missing(String reason) -> Optional.of(reason);
            case Media.Fetched(byte[] bytes, String unused) -> kept.keep(tenant, file, bytes);
        };
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        UUID id = UUID.fromString(lane.jobs().getFirst().payload());
        kept.refuse(lane.tenant(), id, StoredFile.State.MISSING, reason);
        return LaneOutcome.done(lane);
    }
}
