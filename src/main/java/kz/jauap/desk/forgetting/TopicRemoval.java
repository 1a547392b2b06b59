package kz.jauap.desk.forgetting;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.erasing.spi.Outside;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Deletes a customer's topic with all that stands in it. Where the bot may not, it deletes its own
/// messages one by one, empties those Telegram deletes no more, takes the name off the topic, and says
/// what remains.
@Component
class TopicRemoval implements Outside {

    private static final Duration WHILE_BARRED = Duration.ofMinutes(10);

    private final Groups groups;
    private final Telegraph telegraph;
    private final Messages messages;
    private final DeskTexts texts;

    TopicRemoval(Groups groups, Telegraph telegraph, Messages messages, DeskTexts texts) {
        this.groups = groups;
        this.telegraph = telegraph;
        this.messages = messages;
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "topic";
    }

    @Override
    public Removal remove(TenantId tenant, JsonNode target) {
        long thread = target.path("thread").asLong();
        Optional<DeskGroup> group =
                groups.find(tenant, UUID.fromString(target.path("group").asString()));
        return group.map(found -> remove(found, thread, target)).orElseGet(Removal.Gone::new);
    }

    private Removal remove(DeskGroup group, long thread, JsonNode target) {
        return switch (telegraph.deleteTopic(group, thread)) {
            case BotReply.Done done -> new Removal.Gone();
            case BotReply.NoThread none -> new Removal.Gone();
            case BotReply.Unchanged same -> new Removal.Gone();
            case BotReply.Wait(Duration after) -> new Removal.Later(after, "Telegram wants a pause");
            case BotReply.NotDone(String reason) -> new Removal.Later(Duration.ZERO, reason);
            case BotReply.Unknown(String reason) -> new Removal.Later(Duration.ZERO, reason);
            case BotReply.Moved(long chat) -> {
                groups.move(group, chat);
                yield new Removal.Later(Duration.ZERO, "the group has another id now");
            }
            case BotReply.Barred(BotReply.Bar bar, String reason)
            when bar == BotReply.Bar.TOKEN || bar == BotReply.Bar.EXPELLED -> new Removal.Later(WHILE_BARRED, reason);
            case BotReply.Barred barred -> oneByOne(group, thread, target);
            case BotReply.ThreadClosed closed -> oneByOne(group, thread, target);
            case BotReply.Unchangeable old -> oneByOne(group, thread, target);
            case BotReply.Refused refused -> oneByOne(group, thread, target);
        };
    }

    private Removal oneByOne(DeskGroup group, long thread, JsonNode target) {
        DeskTexts.Words words = texts.of(group.tenant());
        long remains = target.path("theirs").asLong();
        for (JsonNode one : target.path("ours")) {
            switch (messages.remove(group, group.chatId(), one.path("id").asLong())) {
                case Messages.Fate.GONE -> {}
                case Messages.Fate.REMAINS -> remains++;
                case Messages.Fate.LATER -> {
                    return new Removal.Later(Duration.ZERO, "Telegram does not take calls");
                }
            }
        }
        BotReply renamed = telegraph.renameTopic(group, thread, words.of("erase.topic"));
        boolean nameless = renamed instanceof BotReply.Done || renamed instanceof BotReply.Unchanged;
        return new Removal.Remains(words.of(nameless ? "erase.topic_remains" : "erase.topic_named_remains")
                .replace("{0}", Long.toString(thread))
                .replace("{1}", Long.toString(remains)));
    }
}
