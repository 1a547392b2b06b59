package kz.jauap.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.desk.TelegramDesk.Carried;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Groups;
import kz.jauap.handover.Handover;
import kz.jauap.handover.spi.Notice;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Puts on the board what a conversation's notices are about, as it is now. Whatever is put there has an id made of
/// what
/// it shows, so a notice that is carried out twice shows nothing twice.
///
/// Cards go first: what is said needs a topic, and lines of groups are always touched in the same order, so that two of
/// these never wait for each other in a circle.
@Component
class NoticeHandler implements LaneHandler {

    /// Reminders the owner hears of, too.
    private static final Set<String> LOUD =
            Set.of(Notice.Reminder.Kind.URGENT.name(), Notice.Reminder.Kind.UNANSWERED.name());

    private final Groups groups;
    private final CaseReader cases;
    private final Noticeboard board;
    private final DeskTexts texts;
    private final Database database;

    NoticeHandler(Groups groups, CaseReader cases, Noticeboard board, DeskTexts texts, Database database) {
        this.groups = groups;
        this.cases = cases;
        this.board = board;
        this.texts = texts;
        this.database = database;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        TenantId tenant = lane.tenant();
        if (!groups.of(tenant).isEmpty()) {
            List<Carried> notices = new ArrayList<>();
            lane.jobs().forEach(job -> notices.add(Json.read(job.payload(), Carried.class)));
            notices.sort(Comparator.comparing(Carried::what));
            database.inTenant(tenant, () -> notices.forEach(notice -> put(tenant, lane.id(), notice)));
        }
        return LaneOutcome.done(lane);
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }

    private void put(TenantId tenant, UUID conversation, Carried notice) {
        switch (notice.what()) {
            case CARD -> card(tenant, conversation, notice.about());
            case LINES -> {
                if (!notice.word().equals(Noticeboard.ORIGIN)) {
                    cases.lines(tenant, conversation, notice.first(), notice.last())
                            .forEach(line -> board.say(tenant, conversation, Post.Kind.LINE, line.id(), line.body()));
                }
            }
            case TICK -> tick(tenant, notice);
            case REMINDER -> remind(tenant, conversation, notice);
        }
    }

    private void card(TenantId tenant, UUID conversation, UUID handover) {
        Optional<Handover> found = cases.handover(tenant, handover);
        found.ifPresent(one -> {
            if (board.show(tenant, conversation, one.branch(), handover, cases.card(one))) {
                board.tellAgain(tenant, conversation, texts.of(tenant));
            }
        });
    }

    private void tick(TenantId tenant, Carried notice) {
        Mark mark = switch (DeliveryStatus.valueOf(notice.word())) {
            case ACCEPTED -> Mark.ACCEPTED;
            case DELIVERED -> Mark.DELIVERED;
            case READ -> Mark.READ;
            case FAILED, HELD -> Mark.FAILED;
            case WAITING -> null;
        };
        if (mark != null) {
            board.mark(tenant, notice.about(), mark, notice.error(), texts.of(tenant));
        }
    }

    private void remind(TenantId tenant, UUID conversation, Carried notice) {
        String text = texts.of(tenant).of("remind." + notice.word(), Integer.toString(notice.last()));
        String since = notice.since();
        UUID id =
                DerivedId.of(notice.about(), notice.word() + " " + notice.last() + (since == null ? "" : " " + since));
        if (LOUD.contains(notice.word())) {
            board.tellOwner(tenant, conversation);
        }
        board.note(tenant, conversation, id, text, null);
    }
}
