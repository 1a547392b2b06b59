package kz.jauap.ops.customers;

import kz.jauap.handover.Handover;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.ops.admin.Refusal;

/// What came of something a person did, as an answer or a refusal.
final class Deeds {

    private Deeds() {}

    static Handover handover(OperatorOutcome outcome) {
        return switch (outcome) {
            case OperatorOutcome.Done done -> done.handover();
            case OperatorOutcome.Already already -> already.handover();
            case OperatorOutcome.HeldBy held ->
                throw Refusal.conflict(
                        held.name() + " has taken this request", "ask them, or let a manager give it back first");
            case OperatorOutcome.Over over ->
                throw Refusal.conflict("this request is over", "answer the customer to begin a new one");
            case OperatorOutcome.NotAllowed not ->
                throw Refusal.conflict(
                        not.name() + " may not do this", "their role, branches or state do not allow it");
            case OperatorOutcome.Unknown unknown ->
                throw Refusal.notFound(
                        "there is no such request, conversation or agent in this business",
                        "GET /admin/tenants/{slug}/agents lists the agents");
        };
    }
}
