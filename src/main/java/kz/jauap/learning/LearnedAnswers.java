package kz.jauap.learning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import kz.jauap.learning.LearnedAnswer.Status;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Answers people have given, from a proposal to its approval and back. Nothing of a proposal is used before it is
/// approved, and what is approved is used in the very words that were approved. A change is heard by every node at
/// once.
@Component
public class LearnedAnswers {

    static final String TOPIC = "learned";
    private static final int MOST_COMPARED = 500;
    private static final int MOST_QUESTIONS = 30;

    private final LearnedStore store;
    private final Drafting drafting;
    private final Database database;
    private final Notices notices;
    private final IdSource ids;
    private final Clock clock;
    private final List<Consumer<TenantId>> listeners = new CopyOnWriteArrayList<>();

    LearnedAnswers(
            LearnedStore store, Drafting drafting, Database database, Notices notices, IdSource ids, Clock clock) {
        this.store = store;
        this.drafting = drafting;
        this.database = database;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
        notices.listen(TOPIC, id -> listeners.forEach(one -> one.accept(TenantId.of(id))));
    }

    /// Those changed last first.
    public List<LearnedAnswer> list(TenantId tenant, Status status, int limit) {
        return database.inTenant(tenant, () -> store.list(tenant, status, limit));
    }

    public Optional<LearnedAnswer> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// Every state it was in, the newest first.
    public List<Version> history(TenantId tenant, UUID id, int limit) {
        return database.inTenant(tenant, () -> store.history(tenant, id, limit));
    }

    /// Keeps an answer for approval, without personal data. What says the same to the same question is kept once.
    public Proposed propose(TenantId tenant, Proposal raw) {
        Proposal proposal = drafting.cleaned(tenant, raw);
        Optional<String> wrong = Drafting.lacks(proposal.questions(), proposal.answers());
        if (wrong.isPresent()) {
            return new Proposed.Useless(wrong.get());
        }
        return database.inTenant(tenant, () -> merged(tenant, proposal).orElseGet(() -> fresh(tenant, proposal)));
    }

    private Optional<Proposed> merged(TenantId tenant, Proposal proposal) {
        for (Status status : List.of(Status.APPROVED, Status.PENDING)) {
            for (LearnedAnswer known : store.list(tenant, status, MOST_COMPARED)) {
                if (Drafting.saysTheSame(known, proposal)) {
                    return Optional.of(
                            status == Status.APPROVED
                                    ? new Proposed.Known(known)
                                    : new Proposed.Merged(add(tenant, known, proposal)));
                }
            }
        }
        return Optional.empty();
    }

    private LearnedAnswer add(TenantId tenant, LearnedAnswer known, Proposal proposal) {
        Set<String> questions = new LinkedHashSet<>(known.questions());
        questions.addAll(proposal.questions());
        if (questions.size() == known.questions().size() || questions.size() > MOST_QUESTIONS) {
            return known;
        }
        LearnedAnswer more = known.become(
                Status.PENDING,
                new ArrayList<>(questions),
                known.answers(),
                known.decidedBy(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return store.update(tenant, more, "merged", proposal.author()) ? more : known;
    }

    private Proposed fresh(TenantId tenant, Proposal proposal) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LearnedAnswer answer = new LearnedAnswer(
                ids.next(),
                1,
                Status.PENDING,
                proposal.source(),
                proposal.questions(),
                proposal.answers(),
                proposal.topic(),
                proposal.conversation(),
                proposal.turn(),
                proposal.author(),
                "",
                now,
                now);
        store.insert(tenant, answer, "proposed");
        return new Proposed.Fresh(answer);
    }

    /// Other words, as they were typed. They wait for approval anew, also where the old ones were approved.
    ///
    /// @param seen the version somebody has looked at
    public Changed edit(
            TenantId tenant, UUID id, int seen, List<String> asked, Map<String, String> said, String actor) {
        List<String> questions = asked.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        Map<String, String> answers = new TreeMap<>(said);
        answers.values().removeIf(String::isBlank);
        Optional<String> wrong = Drafting.lacks(questions, answers);
        if (wrong.isPresent()) {
            return new Changed.Refused(wrong.get(), "give at least one question and one answer");
        }
        return change(
                tenant,
                id,
                seen,
                "edited",
                actor,
                now -> Optional.of(new State(Status.PENDING, questions, answers, "")));
    }

    /// It answers customers from now on.
    public Changed approve(TenantId tenant, UUID id, int seen, String actor) {
        Optional<LearnedAnswer> answer = find(tenant, id);
        if (answer.isPresent() && Drafting.hides(answer.get())) {
            return new Changed.Refused(
                    "something is still hidden in it (" + Privacy.HIDDEN + ")",
                    "write what may be said there, or leave it out");
        }
        return decide(tenant, id, seen, Status.APPROVED, "approved", actor);
    }

    /// It is kept, and not used.
    public Changed reject(TenantId tenant, UUID id, int seen, String actor) {
        return decide(tenant, id, seen, Status.REJECTED, "rejected", actor);
    }

    private Changed decide(TenantId tenant, UUID id, int seen, Status status, String deed, String actor) {
        return change(
                tenant,
                id,
                seen,
                deed,
                actor,
                now -> now.status() == status
                        ? Optional.empty()
                        : Optional.of(new State(status, now.questions(), now.answers(), actor)));
    }

    /// Back to what it was before its last change; done twice, the change is there again.
    public Changed undo(TenantId tenant, UUID id, int seen, String actor) {
        return change(
                tenant,
                id,
                seen,
                "undone",
                actor,
                now -> store.version(tenant, id, seen - 1)
                        .map(before -> new State(before.status(), before.questions(), before.answers(), actor)));
    }

    /// What is to change of an answer.
    private record State(Status status, List<String> questions, Map<String, String> answers, String decidedBy) {}

    /// What it is to become; nothing where that is no change.
    private interface Wish {

        Optional<State> of(LearnedAnswer now);
    }

    private Changed change(TenantId tenant, UUID id, int seen, String deed, String actor, Wish wish) {
        Changed changed = database.inTenant(tenant, () -> {
            Optional<LearnedAnswer> found = store.find(tenant, id);
            if (found.isEmpty()) {
                return new Changed.Missing();
            }
            LearnedAnswer now = found.get();
            if (now.version() != seen) {
                return new Changed.Overtaken(now);
            }
            Optional<State> next = wish.of(now);
            if (next.isEmpty()) {
                return new Changed.Refused("it is so already", "look at it again");
            }
            LearnedAnswer after = now.become(
                    next.get().status(),
                    next.get().questions(),
                    next.get().answers(),
                    next.get().decidedBy(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            return store.update(tenant, after, deed, actor)
                    ? new Changed.Done(after)
                    : new Changed.Overtaken(store.find(tenant, id).orElse(now));
        });
        if (changed instanceof Changed.Done) {
            listeners.forEach(one -> one.accept(tenant));
            notices.send(TOPIC, tenant.toString());
        }
        return changed;
    }

    void onChange(Consumer<TenantId> listener) {
        listeners.add(listener);
    }
}
