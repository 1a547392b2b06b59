package kz.jauap.desk.group;

import java.util.List;
import java.util.stream.Collectors;
import kz.jauap.desk.telegram.BotReply;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Asks Telegram whether the bot can work in a group.
@Component
public class GroupCheck {

    private static final List<String> RIGHTS = List.of("can_manage_topics", "can_pin_messages", "can_delete_messages");

    private final Telegraph telegraph;

    GroupCheck(Telegraph telegraph) {
        this.telegraph = telegraph;
    }

    /// What Telegram says of a group.
    public sealed interface Found {

        /// @param title the group's own name
        record Fine(String title) implements Found {}

        record Broken(GroupState state, String reason) implements Found {}

        /// The group has another id now.
        record Moved(long chatId) implements Found {}

        /// Nothing is known: Telegram did not answer, or not now.
        record Silent(String reason) implements Found {}
    }

    public Found look(DeskGroup group) {
        return switch (telegraph.chat(group)) {
            case BotReply.Done(JsonNode chat)
            when !chat.path("is_forum").asBoolean(false) ->
                new Found.Broken(GroupState.NO_TOPICS, "the group has no topics");
            case BotReply.Done(JsonNode chat) ->
                rights(group, chat.path("title").asString(""));
            case BotReply other -> failed(other);
        };
    }

    private Found rights(DeskGroup group, String title) {
        return switch (telegraph.member(group)) {
            case BotReply.Done(JsonNode member) -> {
                String lacking = lacking(member);
                yield lacking.isEmpty()
                        ? new Found.Fine(title)
                        : new Found.Broken(GroupState.RIGHTS, "the bot lacks " + lacking);
            }
            case BotReply other -> failed(other);
        };
    }

    private static String lacking(JsonNode member) {
        return switch (member.path("status").asString("")) {
            case "creator" -> "";
            case "administrator" ->
                RIGHTS.stream()
                        .filter(right -> !member.path(right).asBoolean(false))
                        .collect(Collectors.joining(", "));
            default -> "the place of an administrator";
        };
    }

    private static Found failed(BotReply reply) {
        return switch (reply) {
            case BotReply.Barred(BotReply.Bar bar, String reason) -> new Found.Broken(GroupState.of(bar), reason);
            case BotReply.Moved(long chatId) -> new Found.Moved(chatId);
            case BotReply.Refused(int code, String reason) ->
                new Found.Broken(GroupState.EXPELLED, code + " " + reason);
            case BotReply.Wait wait ->
                new Found.Silent("Telegram asks to wait " + wait.after().toSeconds() + " s");
            case BotReply.NotDone(String reason) -> new Found.Silent(reason);
            case BotReply.Unknown(String reason) -> new Found.Silent(reason);
            case BotReply.Done done -> new Found.Silent("an answer that was not asked for");
            case BotReply.NoThread gone -> new Found.Silent("an answer about a topic");
            case BotReply.ThreadClosed closed -> new Found.Silent("an answer about a topic");
            case BotReply.Unchanged same -> new Found.Silent("an answer about a change");
            case BotReply.Unchangeable old -> new Found.Silent("an answer about a change");
        };
    }
}
