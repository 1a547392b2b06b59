package kz.jauap.desk.manager;

import java.util.Map;
import java.util.Optional;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Identity;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Tells agents of a business from everybody else. A stranger's try is in the audit.
@Component
class Strangers {

    private final Agents agents;
    private final Audit audit;

    Strangers(Agents agents, Audit audit) {
        this.agents = agents;
        this.audit = audit;
    }

    /// Who that is; empty for a stranger, and for whoever works here no more.
    ///
    /// @param tried what they tried, for the audit
    Optional<Agent> agent(DeskGroup group, Deed.Person person, String tried) {
        Optional<Agent> agent =
                agents.find(group.tenant(), Identity.telegram(person.id())).filter(Agent::active);
        if (agent.isEmpty()) {
            audit.record(
                    group.tenant(),
                    "telegram " + person.id(),
                    "desk.stranger",
                    group.id().toString(),
                    Map.of("name", person.name(), "tried", tried));
        }
        return agent;
    }
}
