package kz.jauap.desk;

import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Makes good what is gone: a lost topic is made anew with what stood in it, and what a group cannot show is told to
/// the owner alone.
@Component
class Lost {

    private static final Logger log = LoggerFactory.getLogger(Lost.class);

    private final DeskTopicStore topics;
    private final Noticeboard board;
    private final Telegraph telegraph;
    private final DeskTexts texts;
    private final Database database;

    Lost(DeskTopicStore topics, Noticeboard board, Telegraph telegraph, DeskTexts texts, Database database) {
        this.topics = topics;
        this.board = board;
        this.telegraph = telegraph;
        this.texts = texts;
        this.database = database;
    }

    /// The topic's card is shown again in a new topic, and below it what was said in the old one.
    void topic(DeskGroup group, Topic topic, long thread) {
        TenantId tenant = group.tenant();
        database.inTenant(tenant, () -> {
            if (topics.lose(tenant, topic.conversation(), thread)) {
                log.warn("topic {} of {} is gone; it is made anew with what stood in it", thread, group);
                board.tellAgain(tenant, topic, texts.of(tenant));
                board.wake(tenant, group.id());
            }
        });
    }

    /// @return whether it was told
    boolean tellOwner(DeskGroup group, long owner, Topic topic) {
        DeskTexts.Words words = texts.of(group.tenant());
        String html = words.of("owner.waiting") + "\n" + CardText.html(topic.card(), words);
        BotReply reply = telegraph.tellAlone(group, owner, html);
        if (reply instanceof BotReply.Done(JsonNode message)) {
            database.inTenant(
                    group.tenant(),
                    () -> topics.ownerTold(
                            group.tenant(),
                            topic,
                            owner,
                            message.path("message_id").asLong()));
        }
        return reply instanceof BotReply.Done;
    }
}
