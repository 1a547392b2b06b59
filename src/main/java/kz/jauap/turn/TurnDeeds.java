package kz.jauap.turn;

import java.util.List;
import kz.jauap.contact.Contacts;
import kz.jauap.contact.Introduced;
import kz.jauap.conversation.Author;
import kz.jauap.decision.spi.Backlog;
import kz.jauap.decision.spi.Backlog.Missed;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Matters;
import kz.jauap.decision.spi.Skill;
import kz.jauap.media.Files;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// Gives what skills have decided back to them, to be carried out in the transaction of the turn, the backlog what had
/// no answer, and the contacts what was told about who writes.
@Component
class TurnDeeds {

    private final List<Skill> skills;

    private final Backlog backlog;
    private final Contacts contacts;
    private final Matters matters;
    private final Files files;

    TurnDeeds(List<Skill> skills, Backlog backlog, Contacts contacts, Matters matters, Files files) {
        this.skills = List.copyOf(skills);
        this.backlog = backlog;
        this.contacts = contacts;
        this.matters = matters;
        this.files = files;
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void arrived(List<FinishedTurn> finished) {
        files.arrived(finished.stream()
                .flatMap(turn -> turn.said().stream()
                        .filter(said -> said.author() == Author.CUSTOMER
                                && !said.attachments().isEmpty())
                        .map(said -> new Files.Arrived(
                                said.tenant(), turn.conversation().channel(), said.conversation(), said.attachments())))
                .toList());
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void meet(List<Introduced> introduced) {
        contacts.meet(
                introduced.stream().flatMap(one -> one.people().stream()).toList(),
                introduced.stream().flatMap(one -> one.noted().stream()).toList());
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void keep(List<Missed> missed) {
        if (!missed.isEmpty()) {
            backlog.keep(missed);
        }
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void carryOut(List<Done> done) {
        if (done.isEmpty()) {
            return;
        }
        for (Skill skill : skills) {
            List<Done> its = done.stream()
                    .filter(one -> one.deed().skill().equals(skill.name()))
                    .toList();
            if (!its.isEmpty()) {
                skill.carryOut(its);
            }
        }
        matters.takenUp(
                done.stream().flatMap(one -> one.deed().matter().stream()).toList());
    }
}
