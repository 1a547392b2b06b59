package kz.jauap.turn;

import java.util.List;
import kz.jauap.decision.spi.Backlog;
import kz.jauap.decision.spi.Backlog.Missed;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Skill;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// Gives what skills have decided back to them, to be carried out in the transaction of the turn, and the backlog what
/// had no answer.
@Component
class TurnDeeds {

    private final List<Skill> skills;

    private final Backlog backlog;

    TurnDeeds(List<Skill> skills, Backlog backlog) {
        this.skills = List.copyOf(skills);
        this.backlog = backlog;
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
    }
}
