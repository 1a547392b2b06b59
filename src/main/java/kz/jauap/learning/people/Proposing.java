package kz.jauap.learning.people;

import java.util.List;
import java.util.UUID;
import kz.jauap.identity.Agent;
import kz.jauap.learning.LearnedAnswer;
import kz.jauap.learning.LearnedAnswers;
import kz.jauap.learning.Proposal;
import kz.jauap.learning.Proposed;
import kz.jauap.learning.spi.ProposalWatch;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Proposes what a person has answered: who is trusted approves it with that, of others' people are asked.
@Component
class Proposing {

    private final LearnedAnswers answers;
    private final List<ProposalWatch> watches;
    private final Database database;

    Proposing(LearnedAnswers answers, List<ProposalWatch> watches, Database database) {
        this.answers = answers;
        this.watches = List.copyOf(watches);
        this.database = database;
    }

    void propose(TenantId tenant, UUID conversation, Proposal proposal, Agent agent, boolean trusted) {
        database.inTenant(tenant, () -> {
            if (answers.propose(tenant, proposal) instanceof Proposed.Fresh(LearnedAnswer fresh)) {
                if (trusted) {
                    answers.approve(tenant, fresh.id(), fresh.version(), agent.actor());
                } else {
                    watches.forEach(one -> one.proposed(tenant, conversation, fresh));
                }
            }
        });
    }
}
