package kz.jauap.eval;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.eval.EvalCase.Expected;

/// Compares what came of a turn with what was expected.
final class Judge {

    private static final String UNTOLD = "none";

    private Judge() {}

    /// What is wrong, in words; empty when nothing is.
    static List<String> wrongs(Expected expected, Got got) {
        List<String> wrongs = new ArrayList<>();
        if (!actsAs(expected.action(), got)) {
            wrongs.add("action is " + got.action() + ", not " + expected.action());
        }
        String text = Folding.fold(got.text());
        expected.includes().stream()
                .filter(part -> !text.contains(Folding.fold(part)))
                .forEach(part -> wrongs.add("lacks “" + part + "”"));
        if (!expected.includesAny().isEmpty()
                && expected.includesAny().stream().noneMatch(part -> text.contains(Folding.fold(part)))) {
            wrongs.add("has none of “" + String.join("”, “", expected.includesAny()) + "”");
        }
        expected.excludes().stream()
                .filter(part -> text.contains(Folding.fold(part)))
                .forEach(part -> wrongs.add("must not say “" + part + "”"));
        expected.slots().stream()
                .filter(slot -> got.action().equals("booking")
                        && !got.slots().contains(slot)
                        && !got.booking().isEmpty())
                .forEach(slot -> wrongs.add("the booking does not know the " + slot));
        if (!expected.booking().isEmpty() && !expected.booking().equals(got.booking())) {
            wrongs.add("the booking is " + got.booking() + ", not " + expected.booking());
        }
        expected.told().forEach((slot, value) -> {
            String told = got.told().getOrDefault(slot, UNTOLD);
            if (!Folding.fold(told).equals(Folding.fold(value))) {
                wrongs.add("the " + slot + " is " + told + ", not " + value);
            }
        });
        expected.offersBooking()
                .filter(offers -> offers != got.offersToPassOn())
                .ifPresent(offers -> wrongs.add(offers ? "does not offer to book" : "offers to book"));
        return wrongs;
    }

    /// Who wants a person is content with a wish that is passed on to one; who wants to book is not with any
    /// person. A booking that goes on with the customer is a reply as well.
    private static boolean actsAs(String expected, Got got) {
        return expected.isEmpty()
                || expected.equals(got.action())
                || expected.equals("escalate") && got.action().equals("booking") && !got.goesOn()
                || expected.equals("reply") && got.goesOn();
    }
}
