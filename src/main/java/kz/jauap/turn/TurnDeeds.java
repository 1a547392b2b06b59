package kz.jauap.turn;

import java.util.List;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Skill;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// Gives what skills have decided back to them, to be carried out in the transaction of the turn.
@Component
class TurnDeeds {

    private final List<Skill> skills;

    TurnDeeds(List<Skill> skills) {
        this.skills = List.copyOf(skills);
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
