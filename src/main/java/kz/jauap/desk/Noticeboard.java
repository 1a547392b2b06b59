package kz.jauap.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.spi.TextSplitter;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What people shall see, written inside the transaction of what it is about; Telegram hears of it later. Without a
/// group nothing is written: the request exists anyway, and the console shows it.
@Component
class Noticeboard {

    static final String CARDS = "desk-cards";
    static final String LINES = "desk-lines";
    private static final int LONGEST = 3500;
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

    /// Shows this card for a conversation, in its topic or a new one.
    ///
    /// @param branch whose group it goes to; "" for the tenant's own
    void show(TenantId tenant, UUID conversation, String branch, UUID handover, Card card) {
        home(tenant, branch).ifPresent(group -> {
            UUID where = topics.show(tenant, conversation, group.id(), handover, card, clock.instant());
            poke(tenant, CARDS, where);
        });
    }

    /// Adds what was said to the conversation's topic, if it has one. Several files become several posts.
    void say(TenantId tenant, UUID conversation, Post.Kind kind, Post.Body body) {
        topics.find(tenant, conversation).ifPresent(topic -> {
            Instant now = clock.instant();
            pieces(body)
                    .forEach(piece ->
                            posts.add(tenant, topic.group(), new Post(ids.next(), conversation, kind, piece), now));
            poke(tenant, LINES, topic.group());
        });
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
                        reply);
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
            Post.Body history = Post.Body.note(PostText.history(before, LONGEST, words), null);
            posts.add(
                    tenant,
                    topic.group(),
                    new Post(ids.next(), topic.conversation(), Post.Kind.HISTORY, history),
                    clock.instant());
        }
    }

    /// Looks at a group again, now.
    void wake(TenantId tenant, UUID group) {
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

    private static List<Post.Body> pieces(Post.Body body) {
        List<Post.Body> pieces = new ArrayList<>();
        boolean captioned = body.attachments().size() == 1 && body.text().length() <= 900;
        if (!captioned && (!body.text().isBlank() || body.attachments().isEmpty())) {
            TextSplitter.split(body.text(), LONGEST).forEach(part -> pieces.add(with(body, part, List.of())));
        }
        body.attachments().forEach(file -> pieces.add(with(body, captioned ? body.text() : "", List.of(file))));
        return pieces;
    }

    private static Post.Body with(Post.Body body, String text, List<kz.jauap.channel.Attachment> files) {
        return new Post.Body(
                body.author(), body.name(), text, files, body.change(), body.channel(), body.replyTo(), body.resend());
    }
}
