package kz.jauap.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What is said in topics, several lines of a customer as one message; then marks on what managers wrote, and pins.
@Component
class LineCrew implements GroupLane.Crew {

    private static final int LONGEST = 3500;

    private final DeskTopicStore topics;
    private final PostStore posts;
    private final SaidStore said;
    private final Telegraph telegraph;
    private final CustomerFiles files;
    private final DeskTexts texts;
    private final Database database;

    LineCrew(
            DeskTopicStore topics,
            PostStore posts,
            SaidStore said,
            Telegraph telegraph,
            CustomerFiles files,
            DeskTexts texts,
            Database database) {
        this.topics = topics;
        this.posts = posts;
        this.said = said;
        this.telegraph = telegraph;
        this.files = files;
        this.texts = texts;
        this.database = database;
    }

    /// The database is not asked twice for a topic: what is found is found in one transaction.
    @Override
    public Optional<Task> next(DeskGroup group, boolean full) {
        TenantId tenant = group.tenant();
        return database.inTenant(
                tenant,
                () -> lines(group)
                        .or(() -> said.toShow(tenant, group.id()).map(one -> mark(group, one)))
                        .or(() -> topics.toPin(tenant, group.id()).map(topic -> pin(group, topic))));
    }

    private Optional<Task> lines(DeskGroup group) {
        TenantId tenant = group.tenant();
        return posts.oldest(tenant, group.id())
                .flatMap(conversation -> topics.find(tenant, conversation))
                .map(topic -> task(group, topic, together(posts.waiting(tenant, topic.conversation()))));
    }

    private Task task(DeskGroup group, Topic topic, List<Post> some) {
        TenantId tenant = group.tenant();
        return new Task(
                topic,
                Task.Cost.LINE,
                true,
                () -> send(group, topic, some),
                sent -> posts.sent(tenant, some, sent.path("message_id").asLong()),
                reason -> posts.failed(tenant, some, reason));
    }

    private BotReply send(DeskGroup group, Topic topic, List<Post> some) {
        DeskTexts.Words words = texts.of(group.tenant());
        long thread = topic.thread() == null ? 0 : topic.thread();
        Post first = some.getFirst();
        if (!first.body().attachments().isEmpty()) {
            return files.send(group, thread, first, words);
        }
        String text = some.stream().map(post -> PostText.of(post, words)).collect(Collectors.joining("\n"));
        return telegraph.say(group, thread, text, first.body().replyTo(), buttons(first.body(), words));
    }

    private static List<List<Map<String, String>>> buttons(Post.Body body, DeskTexts.Words words) {
        if (body.resend() != null) {
            return List.of(List.of(words.button("resend", body.resend())));
        }
        if (body.erase() != null) {
            return List.of(List.of(words.button("erase", body.erase()), words.button("keep", body.erase())));
        }
        return body.learned() == null
                ? List.of()
                : List.of(List.of(words.button("approve", body.learned()), words.button("reject", body.learned())));
    }

    /// The first post, with those behind it that can share its message.
    private List<Post> together(List<Post> waiting) {
        List<Post> some = new ArrayList<>(List.of(waiting.getFirst()));
        int length = waiting.getFirst().body().text().length();
        for (Post post : waiting.subList(1, waiting.size())) {
            length += post.body().text().length() + 40;
            if (!some.getFirst().plain() || !post.plain() || length > LONGEST) {
                return some;
            }
            some.add(post);
        }
        return some;
    }

    private Task mark(DeskGroup group, SaidStore.Said one) {
        return new Task(
                null,
                Task.Cost.NOTHING,
                false,
                () -> telegraph.react(
                        group, one.message(), Mark.valueOf(one.mark()).sign()),
                unused -> said.shown(group.tenant(), one),
                reason -> said.shown(group.tenant(), one));
    }

    /// A card is pinned while its request is open. Without the right to pin, it goes on unpinned.
    private Task pin(DeskGroup group, Topic topic) {
        Long card = topic.cardMessage();
        Long pinned = topic.pinnedMessage();
        boolean off = pinned != null;
        long message = pinned != null ? pinned : card == null ? 0 : card;
        long after = off ? 0 : message;
        Runnable end = () -> topics.pinned(group.tenant(), topic, after);
        return new Task(
                topic,
                Task.Cost.LEAST,
                false,
                () -> mild(off ? telegraph.unpin(group, message) : telegraph.pin(group, message)),
                unused -> end.run(),
                reason -> end.run());
    }

    private static BotReply mild(BotReply reply) {
        return reply instanceof BotReply.Barred(BotReply.Bar bar, String reason) && bar == BotReply.Bar.RIGHTS
                ? new BotReply.Refused(400, reason)
                : reply;
    }
}
