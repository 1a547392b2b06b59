package kz.jauap.desk.manager;

import java.time.Duration;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Asks Telegram for what people did, for a house Telegram does not reach. What was asked for is stored before it is
/// asked for again, so nothing is lost in between.
@Component
public class DeskPoll {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Telegraph telegraph;
    private final Updates updates;

    DeskPoll(Telegraph telegraph, Updates updates) {
        this.telegraph = telegraph;
        this.updates = updates;
    }

    /// How far one question came.
    ///
    /// @param next what to ask from next
    /// @param pause before the next question
    public record Asked(long next, Duration pause) {}

    /// Asks once.
    ///
    /// @param from the first update that is not stored yet, 0 for any
    /// @param open how long the question may stay open
    public Asked ask(DeskGroup group, long from, Duration open) {
        BotReply reply = telegraph.updates(group, from, open);
        return switch (reply) {
            case BotReply.Done(JsonNode some) -> {
                long next = from;
                for (JsonNode update : some) {
                    updates.store(group.tenant(), group.botId(), update);
                    next = update.path("update_id").asLong(next - 1) + 1;
                }
                yield new Asked(next, Duration.ZERO);
            }
            case BotReply.Wait(Duration after) -> new Asked(from, after);
            case BotReply other -> new Asked(from, PAUSE);
        };
    }
}
