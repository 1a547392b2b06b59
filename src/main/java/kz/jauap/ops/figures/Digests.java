package kz.jauap.ops.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells owners once a day how the day before was, in their private chat with the desk's bot. That a day is told, and
/// the jobs that tell it, are one transaction. Where a call's answer is lost it is tried again: an owner may see a day
/// twice, never not at all.
@Component
public class Digests implements LaneHandler {

    static final String QUEUE = "digest";

    private static final Logger log = LoggerFactory.getLogger(Digests.class);
    private static final int FRESH_DAYS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DailyFigures figures;
    private final FiguresStore store;
    private final DigestText text;
    private final Desks desks;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    Digests(
            DailyFigures figures,
            FiguresStore store,
            DigestText text,
            Desks desks,
            Jobs jobs,
            Database database,
            Clock clock) {
        this.figures = figures;
        this.store = store;
        this.text = text;
        this.desks = desks;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// Where owners are found, and whose they are.
    @Component
    record Desks(Tenants tenants, Groups groups, Telegraph telegraph) {}

    /// Begins the digest of every tenant whose time it is.
    public void go() {
        desks.tenants().all().stream().filter(Tenant::active).forEach(this::begin);
    }

    private void begin(Tenant tenant) {
        String at = tenant.settings().handover().digestAt();
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), tenant.settings().zone());
        Map<Long, DeskGroup> owners = owners(tenant);
        if (at.isEmpty() || owners.isEmpty() || now.toLocalTime().isBefore(LocalTime.parse(at))) {
            return;
        }
        LocalDate day = now.toLocalDate().minusDays(1);
        figures.of(tenant, day);
        database.inTenant(tenant.id(), () -> {
            if (store.tell(tenant.id(), day, clock.instant())) {
                jobs.enqueue(owners.keySet().stream()
                        .map(owner -> NewJob.dueAt(
                                tenant.id(),
                                QUEUE,
                                DerivedId.of(tenant.id().value(), "owner " + owner),
                                day + " " + owner,
                                clock.instant()))
                        .toList());
            }
        });
    }

    private Map<Long, DeskGroup> owners(Tenant tenant) {
        Map<Long, DeskGroup> owners = new LinkedHashMap<>();
        for (DeskGroup group : desks.groups().of(tenant.id())) {
            if (group.ownerChat() != null) {
                owners.putIfAbsent(group.ownerChat(), group);
            }
        }
        return owners;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob job = lane.jobs().getFirst();
        String[] what = job.payload().split(" ");
        Tenant tenant = desks.tenants().get(lane.tenant());
        long owner = Long.parseLong(what[1]);
        String words = text.of(tenant, LocalDate.parse(what[0]));
        Optional<DeskGroup> group = Optional.ofNullable(owners(tenant).get(owner));
        if (group.isEmpty() || words.isEmpty() || isStale(tenant, LocalDate.parse(what[0]))) {
            return new LaneOutcome.Done(List.of(job.seq()));
        }
        return switch (desks.telegraph().tellAlone(group.get(), owner, words)) {
            case BotReply.Wait(Duration after) -> new LaneOutcome.Snooze(after);
            case BotReply.NotDone(String reason) -> new LaneOutcome.Snooze(PATIENCE);
            case BotReply.Unknown(String reason) -> new LaneOutcome.Snooze(PATIENCE);
            case BotReply.Done done -> new LaneOutcome.Done(List.of(job.seq()));
            case BotReply other -> {
                log.warn("the digest for the owner of {} was not taken: {}", tenant.slug(), Telegraph.kind(other));
                yield new LaneOutcome.Done(List.of(job.seq()));
            }
        };
    }

    private boolean isStale(Tenant tenant, LocalDate day) {
        return day.plusDays(FRESH_DAYS).isBefore(figures.today(tenant));
    }

    /// The figures stand in the console's metrics all the same.
    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }
}
