package kz.jauap.learning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.decision.spi.Backlog;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.learning.TopicStore.Joined;
import kz.jauap.learning.TopicStore.Waiting;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The questions no turn had an answer for. A turn writes them down with everything else it commits; they are gathered
/// into topics when somebody looks, the oldest first.
@Component
public class OpenQuestions implements Backlog {

    private static final int AT_ONCE = 500;
    private static final int MOST_WORDINGS = 5_000;
    private static final int SHOWN_WORDINGS = 12;

    private final QuestionStore questions;
    private final TopicStore topics;
    private final Cleaning cleaning;
    private final BusinessWords words;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    OpenQuestions(
            QuestionStore questions,
            TopicStore topics,
            Cleaning cleaning,
            BusinessWords words,
            Database database,
            IdSource ids,
            Clock clock) {
        this.questions = questions;
        this.topics = topics;
        this.cleaning = cleaning;
        this.words = words;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Missed> cleaned(List<Missed> missed) {
        return missed.stream()
                .map(this::cleaned)
                .filter(one -> !Gist.of(one.question().text()).isEmpty())
                .toList();
    }

    private Missed cleaned(Missed one) {
        OpenQuestion question = new OpenQuestion(
                cleaning.clean(one.tenant(), one.question().text()),
                one.question().kind());
        return new Missed(
                one.tenant(), one.turn(), one.place(), one.conversation(), one.language(), question, one.at());
    }

    @Override
    public void keep(List<Missed> cleaned) {
        questions.keep(cleaned);
    }

    /// What most people ask first.
    public List<Topic> topics(TenantId tenant, int limit) {
        gather(tenant);
        return database.inTenant(tenant, () -> topics.list(tenant, limit, SHOWN_WORDINGS));
    }

    public Optional<Topic> topic(TenantId tenant, UUID topic) {
        return database.inTenant(tenant, () -> topics.find(tenant, topic, SHOWN_WORDINGS));
    }

    /// Those of a topic, the newest first.
    public List<Asked> questions(TenantId tenant, UUID topic, int limit) {
        return database.inTenant(tenant, () -> questions.ofTopic(tenant, topic, limit));
    }

    /// What a turn had no answer for, in the order it was asked.
    public List<Asked> ofTurn(TenantId tenant, UUID turn) {
        gather(tenant);
        return database.inTenant(tenant, () -> questions.ofTurn(tenant, turn));
    }

    /// Puts what has come since into topics.
    public void gather(TenantId tenant) {
        SameWords same = words.of(tenant);
        int some = AT_ONCE;
        while (some == AT_ONCE) {
            some = database.inTenant(tenant, () -> gatherSome(tenant, same));
        }
    }

    private int gatherSome(TenantId tenant, SameWords same) {
        List<Waiting> waiting = topics.waiting(tenant, AT_ONCE);
        if (waiting.isEmpty()) {
            return 0;
        }
        Gathering<UUID> gathering = new Gathering<>();
        topics.known(tenant, MOST_WORDINGS).forEach(known -> gathering.put(known.topic(), Gist.of(known.text(), same)));
        List<Joined> joined = new ArrayList<>();
        for (Waiting one : waiting) {
            Gist gist = Gist.of(one.text(), same);
            UUID topic = gathering.topicOf(gist).orElseGet(() -> founded(tenant));
            gathering.put(topic, gist);
            joined.add(new Joined(one, topic));
        }
        topics.join(tenant, joined);
        return waiting.size();
    }

    private UUID founded(TenantId tenant) {
        UUID topic = ids.next();
        topics.found(tenant, topic, clock.instant());
        return topic;
    }

    /// Forgets some questions from before a moment, and topics nothing is left of.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> {
            int gone = questions.forget(tenant, before);
            return gone == 0 ? 0 : gone + topics.sweep(tenant);
        });
    }

    /// Forgets what was asked in one conversation.
    ///
    /// @return questions removed
    public int forget(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> {
            int gone = questions.forgetConversation(tenant, conversation);
            topics.sweep(tenant);
            return gone;
        });
    }
}
