package kz.jauap.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.jauap.booking.Booking;
import kz.jauap.booking.BookingStatus;
import kz.jauap.decision.TraceLine;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;

/// What came of a turn.
///
/// @param action `reply`, `escalate`, `booking`, `silent`, or the decision's own name
/// @param topics the likeliest of each part of the burst
/// @param confidence in each part that sounds like anything, in order
/// @param text what the customer reads, "" for nothing
/// @param facts ids of what vouches for it
/// @param booking what is known of the booking the turn was about, by field, with its `status`; empty for none
/// @param told what a request has been told by now, by slot
public record Got(
        String action,
        List<String> topics,
        List<Double> confidence,
        String text,
        List<String> facts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> booking,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> told) {

    private static final Set<String> TO_A_PERSON = Set.of("hand-over", "add-to-request");
    private static final String POLICY = "policy ";
    private static final String OFFER = "template:" + Template.OFFER.key();

    public Got {
        topics = List.copyOf(topics);
        confidence = List.copyOf(confidence);
        facts = List.copyOf(facts);
        booking = new TreeMap<>(booking);
        told = new TreeMap<>(told);
    }

    /// With nothing told that a request should tell.
    public Got(
            String action,
            List<String> topics,
            List<Double> confidence,
            String text,
            List<String> facts,
            Map<String, String> booking) {
        this(action, topics, confidence, text, facts, booking, Map.of());
    }

    /// The same with what a request has been told.
    Got telling(Map<String, String> now) {
        return new Got(action, topics, confidence, text, facts, booking, now);
    }

    /// Of a turn without a booking.
    Got(String action, List<String> topics, List<Double> confidence, String text, List<String> facts) {
        this(action, topics, confidence, text, facts, Map.of());
    }

    /// @param booking as the turn left it, or nothing
    static Got of(
            String decision,
            String text,
            List<String> evidence,
            List<TraceLine> trace,
            Pack pack,
            Optional<Booking> booking) {
        List<String> facts = evidence.stream()
                .map(id -> id.contains("@") ? id.substring(0, id.lastIndexOf('@')) : id)
                .distinct()
                .toList();
        String action = booking.filter(one -> !isStuck(decision, one))
                .map(one -> "booking")
                .orElseGet(() -> action(decision, trace, pack));
        return new Got(
                action,
                topics(trace),
                confidence(trace),
                text,
                facts,
                booking.map(Got::known).orElse(Map.of()));
    }

    /// A person gets it though the customer has not agreed to anything yet.
    private static boolean isStuck(String decision, Booking booking) {
        return TO_A_PERSON.contains(decision) && !booking.agreed();
    }

    /// Its fields as text; the day as its distance from the day it was asked for.
    private static Map<String, String> known(Booking booking) {
        Map<String, String> known = new TreeMap<>(booking.wish().known());
        LocalDate day = booking.wish().day();
        if (day != null) {
            known.put(BookingRules.DAY, "+" + ChronoUnit.DAYS.between(booking.madeOn(), day));
        }
        known.put("status", booking.status().key());
        if (booking.agreed() && booking.status() == BookingStatus.REQUESTED) {
            known.put("agreed", "yes");
        }
        return known;
    }

    /// A booking that no person has yet: the bot goes on with the customer.
    boolean goesOn() {
        return action.equals("booking") && !booking.isEmpty() && !booking.containsKey("agreed");
    }

    /// What is known of a booking, in the words of cases: `service`, `datetime`, `name`, `phone` …
    Set<String> slots() {
        Set<String> slots = new HashSet<>(booking.keySet());
        if (slots.contains(BookingRules.DAY) || slots.contains(BookingRules.TIME)) {
            slots.add("datetime");
        }
        return slots;
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
