package kz.jauap.handover;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.conversation.Conversation;
import kz.jauap.handover.spi.Aftermath;
import kz.jauap.handover.spi.Notice;
import kz.jauap.shared.IdSource;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Who did what with a request, for the audit and for the desks. Inside the caller's transaction.
@Component
class Records {

    /// Why there is a request nobody has made: a person wrote to the customer unasked.
    private static final String OPERATOR_WROTE = "operator_wrote";

    private final HandoverStore store;
    private final Desks desks;
    private final List<Aftermath> after;
    private final Audit audit;
    private final Homes homes;
    private final IdSource ids;
    private final Clock clock;

    Records(
            HandoverStore store,
            Desks desks,
            List<Aftermath> after,
            Audit audit,
            Homes homes,
            IdSource ids,
            Clock clock) {
        this.homes = homes;
        this.store = store;
        this.desks = desks;
        this.after = List.copyOf(after);
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A request for a conversation that has none, to be taken in the same transaction.
    Handover begin(Conversation talk) {
        UUID id = ids.next();
        store.open(
                talk.tenant(),
                new NewHandover(
                        talk.tenant(), id, talk.id(), id, OPERATOR_WROTE, List.of(), branch(talk), clock.instant()));
        return store.find(talk.tenant(), id).orElseThrow();
    }

    private String branch(Conversation talk) {
        String place = talk.state().place();
        return place.isEmpty() ? homes.of(talk.tenant(), talk.channel()).branch() : place;
    }

    void note(String actor, String deed, Handover handover) {
        audit.record(
                handover.tenant(),
                actor,
                deed,
                handover.id().toString(),
                Map.of("conversation", handover.conversation(), "status", handover.status()));
    }

    void ended(Handover handover) {
        after.forEach(one -> one.ended(handover.tenant(), handover.id()));
    }

    void tell(List<Notice> notices) {
        desks.notice(notices);
    }

    /// That the request changed, and what the customer was told with it.
    static List<Notice> cardAndLines(Handover after, int first, int last) {
        List<Notice> notices = new ArrayList<>();
        notices.add(new Notice.Card(after.tenant(), after.conversation(), after.id()));
        if (last >= first) {
            notices.add(new Notice.Lines(after.tenant(), after.conversation(), first, last, ""));
        }
        return notices;
    }
}
