package kz.jauap.learning.people;

import kz.jauap.conversation.Conversations;
import kz.jauap.handover.Handovers;
import kz.jauap.identity.Agents;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Where it is told what was said, and by whom.
@Component
record Sources(Handovers handovers, Conversations conversations, Agents agents, Tenants tenants) {}
