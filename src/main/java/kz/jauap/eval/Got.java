package kz.jauap.eval;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.jauap.decision.TraceLine;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;

/// What came of a turn.
///
/// @param action `reply`, `escalate`, `booking`, `silent`, or the decision's own name
/// @param topics the likeliest of each part of the burst
/// @param confidence in each part that sounds like anything, in order
/// @param text what the customer reads, "" for nothing
/// @param facts ids of what vouches for it
public record Got(String action, List<String> topics, List<Double> confidence, String text, List<String> facts) {

    private static final Set<String> TO_A_PERSON = Set.of("hand-over", "add-to-request");
    private static final String POLICY = "policy ";
    private static final String OFFER = "template:" + Template.OFFER.key();

    public Got {
        topics = List.copyOf(topics);
        confidence = List.copyOf(confidence);
        facts = List.copyOf(facts);
    }

    static Got of(String decision, String text, List<String> evidence, List<TraceLine> trace, Pack pack) {
        List<String> facts = evidence.stream()
                .map(id -> id.contains("@") ? id.substring(0, id.lastIndexOf('@')) : id)
                .distinct()
                .toList();
        return new Got(action(decision, trace, pack), topics(trace), confidence(trace), text, facts);
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
        return read(trace).map(part -> part[0]).distinct().toList();
    }

    private static List<Double> confidence(List<TraceLine> trace) {
        return read(trace).map(part -> Double.valueOf(part[1])).toList();
    }

    /// Topic and confidence of every part that sounds like anything.
    private static Stream<String[]> read(List<TraceLine> trace) {
        return trace.stream()
                .filter(line -> line.gate().equals("understanding"))
                .flatMap(line -> List.of(line.detail().split(" \\| ")).stream().skip(1))
                .map(part -> part.split(" "))
                .filter(part -> part.length > 1 && !part[0].isEmpty() && !part[0].startsWith("+"));
    }
}
