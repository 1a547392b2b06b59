package kz.jauap.desk.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.desk.telegram.BotReply.Bar;
import tools.jackson.databind.JsonNode;

/// Tells Telegram's refusals apart. Where it gives a number or a field, that decides; else its wording does, which is
/// all there is: the Bot API has no other mark for these cases. What is not known here is `Refused`.
final class Refusals {

    private static final int LONGEST = 300;
    private static final Duration USUAL_WAIT = Duration.ofSeconds(3);

    private static final List<String> NO_THREAD =
            List.of("message thread not found", "topic_deleted", "topic_id_invalid", "topic not found");
    private static final List<String> UNCHANGEABLE =
            List.of("message can't be edited", "message to edit not found", "message_id_invalid");
    private static final List<String> NO_TOPICS = List.of("not a forum", "channel_forum_missing");
    private static final List<String> FULL = List.of("topics_too_much", "too many topics", "topics_limit");
    private static final List<String> RIGHTS =
            List.of("not enough rights", "chat_admin_required", "have no rights", "chat_write_forbidden");
    private static final List<String> EXPELLED =
            List.of("chat not found", "bot is not a member", "channel_private", "chat was deleted");

    private Refusals() {}

    static BotReply read(JsonNode body, ProviderAnswer.Answered answer, String token) {
        int code = body.path("error_code").asInt(answer.status());
        String reason = shortened(body.path("description").asString("").replace(token, "***"));
        String words = reason.toLowerCase(Locale.ROOT);
        long moved = body.path("parameters").path("migrate_to_chat_id").asLong(0);
        if (moved != 0) {
            return new BotReply.Moved(moved);
        }
        return switch (code) {
            case 429 -> new BotReply.Wait(wait(body, answer));
            case 401, 404 -> new BotReply.Barred(Bar.TOKEN, reason);
            case 403 -> new BotReply.Barred(says(words, RIGHTS) ? Bar.RIGHTS : Bar.EXPELLED, reason);
            default -> code >= 500 ? new BotReply.NotDone(code + " " + reason) : bad(code, reason, words);
        };
    }

    private static BotReply bad(int code, String reason, String words) {
        if (says(words, NO_THREAD)) {
            return new BotReply.NoThread();
        }
        if (words.contains("topic_closed")) {
            return new BotReply.ThreadClosed();
        }
        if (words.contains("not modified") || words.contains("not_modified")) {
            return new BotReply.Unchanged();
        }
        if (says(words, UNCHANGEABLE)) {
            return new BotReply.Unchangeable(reason);
        }
        if (says(words, NO_TOPICS)) {
            return new BotReply.Barred(Bar.NO_TOPICS, reason);
        }
        if (says(words, FULL)) {
            return new BotReply.Barred(Bar.FULL, reason);
        }
        if (says(words, RIGHTS)) {
            return new BotReply.Barred(Bar.RIGHTS, reason);
        }
        return says(words, EXPELLED) ? new BotReply.Barred(Bar.EXPELLED, reason) : new BotReply.Refused(code, reason);
    }

    private static Duration wait(JsonNode body, ProviderAnswer.Answered answer) {
        long seconds = body.path("parameters").path("retry_after").asLong(0);
        if (seconds > 0) {
            return Duration.ofSeconds(seconds);
        }
        return answer.retryAfter().isPositive() ? answer.retryAfter() : USUAL_WAIT;
    }

    private static boolean says(String words, List<String> any) {
        return any.stream().anyMatch(words::contains);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
