package kz.jauap.desk;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import kz.jauap.handover.spi.Desk;
import kz.jauap.handover.spi.Notice;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The desk as the rest of the house knows it. What it hears becomes a job in its conversation's line, in the
/// transaction in which it happens; what stands behind it is read when the job runs.
@Component
class TelegramDesk implements Desk {

    static final String QUEUE = "desk";

    private final Jobs jobs;
    private final Clock clock;

    TelegramDesk(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// A notice as its job carries it.
    ///
    /// @param first,last of lines; of a reminder, its minutes
    /// @param word the status, the kind or the origin
    /// @param since of a reminder, the moment it counts from; null for others, and in jobs of before there was one
    record Carried(
            What what,
            UUID about,
            int first,
            int last,
            String word,
            String error,
            @Nullable String since) {

        enum What {
            CARD,
            LINES,
            TICK,
            REMINDER
        }

        static Carried of(Notice notice) {
            return switch (notice) {
                case Notice.Card card -> new Carried(What.CARD, card.handover(), 0, 0, "", "", null);
                case Notice.Lines lines ->
                    new Carried(
                            What.LINES, lines.conversation(), lines.first(), lines.last(), lines.origin(), "", null);
                case Notice.Tick tick ->
                    new Carried(What.TICK, tick.message(), 0, 0, tick.status().name(), tick.error(), null);
                case Notice.Reminder reminder ->
                    new Carried(
                            What.REMINDER,
                            reminder.handover(),
                            0,
                            Math.toIntExact(Math.min(reminder.minutes(), 1_000_000)),
                            reminder.kind().name(),
                            "",
                            reminder.since().toString());
            };
        }
    }

    @Override
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void notice(List<Notice> notices) {
        jobs.enqueue(notices.stream()
                .map(notice -> NewJob.dueAt(
                        notice.tenant(), QUEUE, notice.conversation(), Json.write(Carried.of(notice)), clock.instant()))
                .toList());
    }
}
