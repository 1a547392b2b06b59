package kz.jauap.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Topics and their cards. New cards go before changes of those that stand.
@Component
class CardCrew implements GroupLane.Crew {

    private static final Logger log = LoggerFactory.getLogger(CardCrew.class);

    private static final int CLOSE = 2;
    private static final int DELETE = -1;

    private final DeskTopicStore topics;
    private final Noticeboard board;
    private final Telegraph telegraph;
    private final DeskTexts texts;
    private final Database database;
    private final Clock clock;

    CardCrew(
            DeskTopicStore topics,
            Noticeboard board,
            Telegraph telegraph,
            DeskTexts texts,
            Database database,
            Clock clock) {
        this.topics = topics;
        this.board = board;
        this.telegraph = telegraph;
        this.texts = texts;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Task> next(DeskGroup group, boolean full) {
        TenantId tenant = group.tenant();
        Optional<Topic> found = database.inTenant(
                tenant,
                () -> topics.toShow(tenant, group.id(), full)
                        .or(() -> full ? Optional.empty() : topics.toMake(tenant, group.id())));
        Optional<Task> card = found.map(topic -> topic.thread() == null
                ? make(group, topic)
                : topic.cardMessage() == null
                        ? show(group, topic, topic.thread())
                        : change(group, topic, topic.cardMessage()));
        return card.or(() -> group.ownerChat() == null ? Optional.empty() : forOwner(group, group.ownerChat()))
                .or(() -> left(group));
    }

    /// It has gone to another group while its topic was being made, or its customer was erased.
    private void leave(DeskGroup group, Topic topic, long thread) {
        boolean moved = topics.find(group.tenant(), topic.conversation()).isPresent();
        topics.leave(
                group.tenant(),
                topic.conversation(),
                group.id(),
                new DeskTopicStore.Left(thread, null, moved ? CLOSE : DELETE),
                clock.instant());
    }

    /// In a topic a conversation has left, the card says where it is, and nobody can write there.
    private Optional<Task> left(DeskGroup group) {
        TenantId tenant = group.tenant();
        return database.inTenant(tenant, () -> topics.left(tenant, group.id())).map(left -> {
            Runnable end = () -> topics.leftSeenTo(tenant, group.id(), left);
            return new Task(
                    null, Task.Cost.LINE, false, () -> see(group, left), unused -> end.run(), reason -> end.run());
        });
    }

    private BotReply see(DeskGroup group, DeskTopicStore.Left left) {
        String moved = texts.of(group.tenant()).of("card.MOVED");
        long card = left.card() == null ? 0 : left.card();
        BotReply reply = switch (left.step()) {
            case 0 -> telegraph.changeCard(group, card, "↪️ <b>" + moved + "</b>", List.of());
            case DELETE -> telegraph.deleteTopic(group, left.thread());
            case CLOSE -> telegraph.closeTopic(group, left.thread());
            default -> telegraph.unpin(group, card);
        };
        return mild(reply);
    }

    /// A word to the owner alone takes no place of the group's. Whether they have started the bot is their affair.
    private Optional<Task> forOwner(DeskGroup group, long owner) {
        TenantId tenant = group.tenant();
        return database.inTenant(tenant, () -> topics.forOwner(tenant, group.id()))
                .map(topic -> new Task(
                        null,
                        Task.Cost.NOTHING,
                        false,
                        () -> mild(telegraph.tellAlone(group, owner, html(group, topic))),
                        told -> topics.ownerTold(
                                tenant, topic, owner, told.path("message_id").asLong()),
                        reason -> topics.ownerTold(tenant, topic.conversation())));
    }

    /// What Telegram says of the owner's chat says nothing of the group.
    private static BotReply mild(BotReply reply) {
        return reply instanceof BotReply.Barred(BotReply.Bar bar, String reason) && bar != BotReply.Bar.TOKEN
                ? new BotReply.Refused(403, reason)
                : reply;
    }

    private Task make(DeskGroup group, Topic topic) {
        return new Task(
                topic,
                Task.Cost.CARD,
                false,
                () -> telegraph.createTopic(group, topic.title()),
                made -> {
                    long thread = made.path("message_thread_id").asLong();
                    if (!topics.thread(group.tenant(), topic, thread)) {
                        leave(group, topic, thread);
                    }
                    board.wake(group.tenant(), group.id());
                },
                reason -> giveUp(group, topic, reason));
    }

    private Task show(DeskGroup group, Topic topic, long thread) {
        Supplier<BotReply> call = () -> telegraph.card(group, thread, html(group, topic), buttons(group, topic));
        return new Task(
                topic,
                Task.Cost.CARD,
                true,
                call,
                sent -> {
                    topics.shown(group.tenant(), topic, sent.path("message_id").asLong());
                    board.wakeLines(group.tenant(), group.id());
                },
                reason -> giveUp(group, topic, reason));
    }

    private Task change(DeskGroup group, Topic topic, long message) {
        return new Task(
                topic,
                Task.Cost.CARD,
                false,
                () -> telegraph.changeCard(group, message, html(group, topic), buttons(group, topic)),
                changed -> {
                    topics.shown(group.tenant(), topic, message);
                    board.wakeLines(group.tenant(), group.id());
                },
                reason -> giveUp(group, topic, reason));
    }

    /// The request stays in the pending list, where the console shows it.
    private void giveUp(DeskGroup group, Topic topic, String reason) {
        log.error(
                "the card of handover {} cannot be shown in {}; it is in the console's list only: {}",
                topic.handover(),
                group,
                reason);
        topics.skip(group.tenant(), topic);
    }

    private String html(DeskGroup group, Topic topic) {
        return CardText.html(topic.card(), texts.of(group.tenant()));
    }

    private List<List<Map<String, String>>> buttons(DeskGroup group, Topic topic) {
        UUID handover = topic.handover();
        return CardText.buttons(topic.card(), handover, texts.of(group.tenant()));
    }
}
