package kz.jauap.eval;

import java.util.List;
import java.util.Set;
import kz.jauap.decision.TraceLine;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;

/// What came of a turn.
///
/// @param action `reply`, `escalate`, `booking`, `silent`, or the decision's own name
/// @param topics the likeliest of each part of the burst
/// @param text what the customer reads, "" for nothing
/// @param facts ids of what vouches for it
public record Got(String action, List<String> topics, String text, List<String> facts) {

    private static final Set<String> TO_A_PERSON = Set.of("hand-over", "add-to-request");
    private static final String POLICY = "policy ";
    private static final String OFFER = "template:" + Template.OFFER.key();

    public Got {
        topics = List.copyOf(topics);
        facts = List.copyOf(facts);
    }

    static Got of(String decision, String text, List<String> evidence, List<TraceLine> trace, Pack pack) {
        List<String> facts = evidence.stream()
                .map(id -> id.contains("@") ? id.substring(0, id.lastIndexOf('@')) : id)
                .distinct()
                .toList();
        return new Got(action(decision, trace, pack), topics(trace), text, facts);
    }

    boolean offersToPassOn() {
        return facts.contains(OFFER) || action.equals("booking");
    }

    /// A wish that is passed on is a booking; anything else a person gets is an escalation.
    private static String action(String decision, List<TraceLine> trace, Pack pack) {
        if (!TO_A_PERSON.contains(decision)) {
            return decision;
        }
        boolean wish = trace.stream()
                .filter(line -> TO_A_PERSON.contains(line.outcome()))
                .anyMatch(line -> isWish(line, pack));
        return wish ? "booking" : "escalate";
    }

    private static boolean isWish(TraceLine line, Pack pack) {
        if (line.detail().startsWith(POLICY)) {
            return pack.policy(line.detail().substring(POLICY.length()))
                    .filter(policy -> !policy.law())
                    .isPresent();
        }
        return line.detail().equals("our offer was accepted");
    }

    private static List<String> topics(List<TraceLine> trace) {
        return trace.stream()
                .filter(line -> line.gate().equals("understanding"))
                .flatMap(line -> List.of(line.detail().split(" \\| ")).stream().skip(1))
                .map(part -> part.split(" ", 2)[0])
                .filter(topic -> !topic.isEmpty() && !topic.startsWith("+"))
                .distinct()
                .toList();
    }
}
