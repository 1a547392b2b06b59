package kz.jauap.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import kz.jauap.desk.GroupLane.Step;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupCheck;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.shared.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What a call's reply means for the group, the topic and what was to be shown.
@Component
class Aftermath {

    private static final Logger log = LoggerFactory.getLogger(Aftermath.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Groups groups;
    private final Lost lost;
    private final DeskTopicStore topics;
    private final Telegraph telegraph;
    private final GroupCheck check;
    private final Database database;
    private final Clock clock;

    Aftermath(
            Groups groups,
            Lost lost,
            DeskTopicStore topics,
            Telegraph telegraph,
            GroupCheck check,
            Database database,
            Clock clock) {
        this.groups = groups;
        this.lost = lost;
        this.topics = topics;
        this.telegraph = telegraph;
        this.check = check;
        this.database = database;
        this.clock = clock;
    }

    Step of(DeskGroup group, Task task, BotReply reply) {
        return switch (reply) {
            case BotReply.Done(JsonNode result) -> landed(group, task, result);
            case BotReply.Unchanged() -> done(group, task, MissingNode.getInstance());
            case BotReply.Wait(Duration after) -> close(group, after, group.failures());
            case BotReply.NotDone(String reason) -> patience(group, reason);
            case BotReply.Unknown(String reason) -> patience(group, reason + "; it may be shown twice");
            case BotReply.Moved(long chatId) -> {
                groups.move(group, chatId);
                yield new Step.Went();
            }
            case BotReply.NoThread() -> lose(group, task);
            case BotReply.ThreadClosed() -> reopen(group, task);
            case BotReply.Unchangeable(String reason) -> unchangeable(group, task, reason);
            case BotReply.Barred(BotReply.Bar bar, String reason) -> barred(group, bar, reason);
            case BotReply.Refused(int code, String reason) -> refused(group, task, code + " " + reason);
        };
    }

    /// Looks whether a barred group works again, and tells the owner alone what waits.
    Step probe(DeskGroup group) {
        tellOwner(group);
        return switch (check.look(group)) {
            case GroupCheck.Found.Fine fine -> {
                groups.state(group, GroupState.WORKING, "");
                yield new Step.Went();
            }
            case GroupCheck.Found.Moved(long chatId) -> {
                groups.move(group, chatId);
                yield new Step.Went();
            }
            case GroupCheck.Found.Broken(GroupState state, String reason) -> {
                if (state != group.state()) {
                    groups.state(group, state, reason);
                }
                yield close(group, GroupLane.PROBE, 0);
            }
            case GroupCheck.Found.Silent(String reason) -> patience(group, reason);
        };
    }

    /// A message that came to stand elsewhere than in its topic: the topic is gone, and Telegram did not say so.
    private Step landed(DeskGroup group, Task task, JsonNode result) {
        Topic topic = task.topic();
        if (task.lands()
                && topic != null
                && !Objects.equals(
                        topic.thread(), result.path("message_thread_id").asLong(0))) {
            log.warn("a message for a topic of {} came to stand in the main chat; the topic is made anew", group);
            telegraph.delete(group, result.path("message_id").asLong(0));
            return lose(group, task);
        }
        return done(group, task, result);
    }

    private Step done(DeskGroup group, Task task, JsonNode result) {
        database.inTenant(group.tenant(), () -> {
            task.done().accept(result);
            groups.worked(group, task.topic() != null && task.topic().thread() == null);
        });
        return new Step.Went();
    }

    private Step refused(DeskGroup group, Task task, String reason) {
        database.inTenant(group.tenant(), () -> task.refused().accept(reason));
        return new Step.Went();
    }

    private Step lose(DeskGroup group, Task task) {
        Topic topic = task.topic();
        if (topic == null || topic.thread() == null) {
            return refused(group, task, "there is no such topic");
        }
        lost.topic(group, topic, topic.thread());
        return new Step.Went();
    }

    private Step reopen(DeskGroup group, Task task) {
        Topic topic = task.topic();
        if (topic == null || topic.thread() == null) {
            return refused(group, task, "the topic is closed");
        }
        BotReply reply = telegraph.reopen(group, topic.thread());
        return switch (reply) {
            case BotReply.Done done -> new Step.Went();
            case BotReply.Unchanged same -> new Step.Went();
            case BotReply.ThreadClosed closed -> lose(group, task);
            case BotReply.Refused refused -> lose(group, task);
            case BotReply.Unchangeable old -> lose(group, task);
            case BotReply other -> of(group, task, other);
        };
    }

    /// A card that cannot be changed any more is sent anew.
    private Step unchangeable(DeskGroup group, Task task, String reason) {
        Topic topic = task.topic();
        if (topic == null || task.cost() != Task.Cost.CARD) {
            return refused(group, task, reason);
        }
        database.inTenant(group.tenant(), () -> topics.cardLost(group.tenant(), topic.conversation()));
        return new Step.Went();
    }

    private Step barred(DeskGroup group, BotReply.Bar bar, String reason) {
        GroupState state = GroupState.of(bar);
        log.warn("{} does not work ({}): {}; to do: {}", group, state, reason, state.advice());
        groups.state(group, state, reason);
        tellOwner(group);
        return new Step.Went();
    }

    private Step patience(DeskGroup group, String reason) {
        int failures = group.failures() + 1;
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
        log.info("Telegram is asked again about {} in {}: {}", group, pause, reason);
        return close(group, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, failures);
    }

    private Step close(DeskGroup group, Duration pause, int failures) {
        groups.close(group, clock.instant().plus(pause), failures);
        return new Step.Rest(pause);
    }

    /// Those requests nobody sees in the group.
    private void tellOwner(DeskGroup group) {
        Long owner = group.ownerChat();
        while (owner != null) {
            List<Topic> next = database.inTenant(
                    group.tenant(),
                    () -> topics.toTellOwner(group.tenant(), group.id()).stream()
                            .toList());
            if (next.isEmpty() || !lost.tellOwner(group, owner, next.getFirst())) {
                return;
            }
        }
    }
}
