package kz.jauap.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.conversation.Said;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people shall see, written inside the transaction of what it is about; Telegram hears of it later. Without a
/// group nothing is written: the request exists anyway, and the console shows it.
@Component
public class Noticeboard {

    /// Names this desk where what was written on it is shown to others.
    public static final String ORIGIN = "telegram";

    static final String CARDS = "desk-cards";
    static final String LINES = "desk-lines";
    private static final int MOST_AGAIN = 30;

    private final Groups groups;
    private final DeskTopicStore topics;
    private final PostStore posts;
    private final SaidStore said;
    private final Jobs jobs;
    private final IdSource ids;
    private final Clock clock;

    Noticeboard(
            Groups groups,
            DeskTopicStore topics,
            PostStore posts,
            SaidStore said,
            Jobs jobs,
            IdSource ids,
            Clock clock) {
        this.groups = groups;
        this.topics = topics;
        this.posts = posts;
        this.said = said;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /// Shows this card for a conversation, in its topic or a new one. A request that was over before anybody saw it
    /// gets
    /// no topic for that.
    ///
    /// @param branch whose group it goes to; "" for the tenant's own
    ///
    /// @return whether the conversation has left another group for it
    boolean show(TenantId tenant, UUID conversation, String branch, UUID handover, Card card) {
        Optional<DeskGroup> home =
                !card.open() && topics.find(tenant, conversation).isEmpty() ? Optional.empty() : home(tenant, branch);
        if (home.isEmpty()) {
            return false;
        }
        DeskGroup group = home.get();
        boolean left = leave(tenant, conversation, group, branch);
        poke(tenant, CARDS, topics.show(tenant, conversation, group.id(), handover, card, clock.instant()));
        return left;
    }

    /// A topic in a group that is switched off, or of another place than the request is for, is left behind: the
    /// conversation gets one where its people are.
    private boolean leave(TenantId tenant, UUID conversation, DeskGroup home, String branch) {
        boolean theirs = !branch.isEmpty() && home.branch().equals(branch);
        Optional<Topic> left = topics.lock(tenant, conversation)
                .filter(topic -> !topic.group().equals(home.id()))
                .filter(topic -> theirs
                        || groups.find(tenant, topic.group())
                                .filter(group -> group.state() != GroupState.OFF)
                                .isEmpty());
        left.ifPresent(topic -> moved(tenant, topic, home));
        return left.isPresent();
    }

    private void moved(TenantId tenant, Topic topic, DeskGroup home) {
        UUID conversation = topic.conversation();
        Long thread = topic.thread();
        if (thread != null) {
            int done = topic.cardMessage() == null ? 2 : 0;
            topics.leave(
                    tenant,
                    conversation,
                    topic.group(),
                    new DeskTopicStore.Left(thread, topic.cardMessage(), done),
                    clock.instant());
            poke(tenant, CARDS, topic.group());
        }
        topics.move(tenant, conversation, home.id());
        posts.move(tenant, conversation, home.id());
    }

    /// Whether what is written in this topic goes nowhere any more.
    public boolean wasLeft(TenantId tenant, UUID group, long thread) {
        return topics.wasLeft(tenant, group, thread);
    }

    /// Adds what was said to the conversation's topic, if it has one. Several files become several posts.
    ///
    /// @param id names it: what was added before is not added again
    void say(TenantId tenant, UUID conversation, Post.Kind kind, UUID id, Post.Body body) {
        topics.find(tenant, conversation).ifPresent(topic -> {
            List<Post.Body> pieces = Pieces.of(body);
            for (int i = 0; i < pieces.size(); i++) {
                UUID piece = DerivedId.of(id, "piece " + i);
                posts.add(tenant, topic.group(), new Post(piece, conversation, kind, pieces.get(i)), clock.instant());
            }
            poke(tenant, LINES, topic.group());
        });
    }

    /// Tells people something in the conversation's topic.
    ///
    /// @param replyTo the message it is about, or null
    public void note(TenantId tenant, UUID conversation, UUID id, String text, @Nullable Long replyTo) {
        say(tenant, conversation, Post.Kind.NOTE, id, Post.Body.note(text, replyTo));
    }

    /// Asks in the conversation's topic whether an answer may be used from now on.
    public void ask(TenantId tenant, UUID conversation, UUID answer, String text) {
        say(tenant, conversation, Post.Kind.NOTE, DerivedId.of(answer, "proposed"), Post.Body.learned(text, answer));
    }

    /// Asks in the conversation's topic whether its customer shall be erased.
    ///
    /// @param replyTo the message by which somebody wants it
    public void askToErase(TenantId tenant, UUID conversation, UUID id, String text, long replyTo) {
        say(tenant, conversation, Post.Kind.NOTE, id, Post.Body.erase(text, replyTo, conversation));
    }

    /// What a person wrote in a topic, and went to the customer.
    ///
    /// @param reply names it
    /// @param message where it stands in the topic
    public record Written(UUID reply, long message, String author, String text, List<Attachment> files) {}

    /// Keeps what a person wrote, for a topic that has to be made anew, and how to mark it.
    ///
    /// @param sent the messages it went out as
    public void wrote(TenantId tenant, UUID conversation, Written written, List<UUID> sent) {
        topics.find(tenant, conversation).ifPresent(topic -> {
            Post.Body body = new Post.Body(
                    "operator",
                    written.author(),
                    written.text(),
                    written.files(),
                    Post.Change.NEW,
                    null,
                    null,
                    null,
                    null,
                    null);
            Post post = new Post(DerivedId.of(written.reply(), "written"), conversation, Post.Kind.MANAGER, body);
            posts.standing(tenant, topic.group(), post, written.message(), clock.instant());
            sent.forEach(one -> said.add(tenant, topic.group(), written.message(), conversation, one, clock.instant()));
        });
    }

    /// Whose topic that is.
    public Optional<UUID> conversationOf(TenantId tenant, UUID group, long thread) {
        return topics.byThread(tenant, group, thread).map(Topic::conversation);
    }

    /// Says in the topic what was said in the conversation, also before anybody was asked for.
    public void history(TenantId tenant, UUID conversation, UUID id, List<Said> said, DeskTexts.Words words) {
        List<Post> before = said.stream()
                .map(one -> new Post(one.id(), conversation, Post.Kind.LINE, Post.Body.said(one)))
                .toList();
        String text = before.isEmpty() ? words.of("history.empty") : PostText.lines(before, Pieces.LONGEST, words);
        note(tenant, conversation, id, text, null);
    }

    /// A reply to the customer got this far. A failure is told below the manager's message, with a button.
    void mark(TenantId tenant, UUID reply, Mark mark, String reason, DeskTexts.Words words) {
        for (SaidStore.Said one : said.want(tenant, reply, mark.name(), reason)) {
            if (mark == Mark.FAILED) {
                Post.Body note = new Post.Body(
                        "",
                        "",
                        words.of("note.failed", reason),
                        List.of(),
                        Post.Change.NEW,
                        null,
                        one.message(),
                        reply,
                        null,
                        null);
                posts.add(
                        tenant,
                        one.group(),
                        new Post(ids.next(), one.conversation(), Post.Kind.NOTE, note),
                        clock.instant());
            }
            poke(tenant, LINES, one.group());
        }
    }

    /// Says first in a topic that is made anew what stood in the lost one.
    void tellAgain(TenantId tenant, Topic topic, DeskTexts.Words words) {
        List<Post> before = posts.said(tenant, topic.conversation(), MOST_AGAIN);
        if (!before.isEmpty()) {
            Post.Body history = Post.Body.note(PostText.history(before, Pieces.LONGEST, words), null);
            posts.add(
                    tenant,
                    topic.group(),
                    new Post(ids.next(), topic.conversation(), Post.Kind.HISTORY, history),
                    clock.instant());
        }
    }

    /// The same for a conversation that has left another group.
    void tellAgain(TenantId tenant, UUID conversation, DeskTexts.Words words) {
        topics.find(tenant, conversation).ifPresent(topic -> {
            tellAgain(tenant, topic, words);
            poke(tenant, LINES, topic.group());
        });
    }

    /// The owner hears alone of this request, though it stands in the group.
    void tellOwner(TenantId tenant, UUID conversation) {
        topics.find(tenant, conversation).ifPresent(topic -> {
            topics.ownerShallHear(tenant, conversation);
            poke(tenant, CARDS, topic.group());
        });
    }

    /// Forgets some of what was shown before a moment.
    ///
    /// @return rows removed
    int forget(TenantId tenant, Instant before) {
        return posts.forget(tenant, before) + said.forget(tenant, before) + topics.forgetAlone(tenant, before);
    }

    /// Looks at a group again, now.
    public void wake(TenantId tenant, UUID group) {
        poke(tenant, CARDS, group);
        poke(tenant, LINES, group);
    }

    /// The same for what is said only.
    void wakeLines(TenantId tenant, UUID group) {
        poke(tenant, LINES, group);
    }

    /// The group for a branch's conversations: one that works before one that does not.
    private Optional<DeskGroup> home(TenantId tenant, String branch) {
        List<DeskGroup> on = groups.of(tenant).stream()
                .filter(group -> group.state() != GroupState.OFF)
                .filter(group -> group.branch().isEmpty() || group.branch().equals(branch))
                .toList();
        return on.stream()
                .min(Comparator.comparing((DeskGroup group) -> !group.branch().equals(branch))
                        .thenComparing(group -> group.state() != GroupState.WORKING));
    }

    private void poke(TenantId tenant, String queue, UUID group) {
        jobs.enqueue(List.of(NewJob.dueAt(tenant, queue, group, "look", clock.instant())));
    }
}
