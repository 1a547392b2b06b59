package kz.jauap.eval.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.jauap.eval.Got;

/// What a customer was told that must be so in the database: that they are booked, that a booking is given up, that a
/// person
/// has it.
final class Promises {

    static final String BOOKED = "booking:confirmed";
    static final String PASSED_ON = "booking:passed-on";

    private static final String CANCELLED = "booking:cancelled";
    private static final Set<String> TO_A_PERSON =
            Set.of("template:handed-over", "template:added-to-request", "template:fallback", PASSED_ON);

    private Promises() {}

    static boolean says(Got got, String id) {
        return got.facts().contains(id);
    }

    /// How many there were, and those that are untrue, in words for the report.
    ///
    /// @param handovers open requests of this conversation for a person, as the database has them
    static Checked check(List<Got> got, long handovers) {
        int made = 0;
        List<String> untrue = new ArrayList<>();
        for (Got one : got) {
            String status = one.booking().getOrDefault("status", "none");
            if (says(one, BOOKED)) {
                made++;
                demand(status.equals("confirmed"), "told \"booked\", the booking is " + status, untrue);
            }
            if (says(one, CANCELLED)) {
                made++;
                demand(status.equals("cancelled"), "told \"cancelled\", the booking is " + status, untrue);
            }
            if (one.facts().stream().anyMatch(TO_A_PERSON::contains)
                    || one.action().equals("escalate")) {
                made++;
                demand(handovers == 1, "told that a person has it, open requests: " + handovers, untrue);
            }
            if (says(one, PASSED_ON)) {
                made++;
                demand(one.booking().containsKey("agreed"), "passed on, the booking is not agreed", untrue);
            }
        }
        return new Checked(made, untrue);
    }

    record Checked(int made, List<String> untrue) {}

    private static void demand(boolean holds, String otherwise, List<String> untrue) {
        if (!holds) {
            untrue.add(otherwise);
        }
    }
}
