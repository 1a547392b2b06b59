package kz.jauap.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.jauap.conversation.Memory;
import kz.jauap.decision.place.Branches;
import kz.jauap.decision.slot.Asking;
import kz.jauap.language.Clause;
import kz.jauap.language.Understanding;
import kz.jauap.pack.Pack;

/// What the gates look at.
///
/// @param language to answer in
/// @param asking what a request should tell, as far as it is known
record Turn(
        Memory memory,
        Understanding understanding,
        Pack pack,
        Findings.Result findings,
        String language,
        Asking asking) {

    private static final int LONGEST_SUMMARY = 600;

    /// The same with other findings.
    Turn with(List<Finding> found) {
        return with(new Findings.Result(found, findings.service(), findings.topic(), findings.named()));
    }

    Turn with(Findings.Result found) {
        return new Turn(memory, understanding, pack, found, language, asking);
    }

    /// Which of the places it is about.
    Branches place() {
        boolean asked = memory.state().asked().contains(ExpectedReplyGate.BRANCH);
        return Branches.in(memory, understanding.clauses(), pack, asked);
    }

    <T extends Finding> List<T> all(Class<T> kind) {
        return findings.list().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends Finding> boolean has(Class<T> kind) {
        return findings.list().stream().anyMatch(kind::isInstance);
    }

    /// Answers of the burst, once each. A price says that the service is done, so presence is not said again.
    List<Part> answers() {
        return tidy(all(Finding.Answerable.class).stream());
    }

    /// The answers to what was asked besides these clauses.
    List<Part> answersBut(List<Clause> taken) {
        return tidy(all(Finding.Answerable.class).stream().filter(one -> !taken.contains(one.clause())));
    }

    /// The answers that stand on their own beside something only a person may handle: not what was merely
    /// inferred within the same sentence.
    List<Part> answersBesides(List<? extends Finding> reserved) {
        List<Integer> sentences =
                reserved.stream().map(one -> one.clause().sentence()).toList();
        return tidy(all(Finding.Answerable.class).stream()
                .filter(one -> !sentences.contains(one.clause().sentence()) || one.sure() && !claimsPresence(one)));
    }

    /// What was said and not understood, and needs somebody.
    List<Finding.Unknown> unknown() {
        return all(Finding.Unknown.class).stream()
                .filter(one -> !isRemark(one) && !isOfAnswered(one))
                .toList();
    }

    /// What was said beside what was understood and asks for nothing: it is let go, and stands in the trace.
    List<Finding.Unknown> remarks() {
        return all(Finding.Unknown.class).stream()
                .filter(one -> isRemark(one) || isOfAnswered(one))
                .toList();
    }

    /// It names a service that another clause of the burst was answered about, and nothing we do not know.
    private boolean isOfAnswered(Finding.Unknown one) {
        List<String> named = one.clause().entities().stream()
                .flatMap(entity -> entity.ids().stream())
                .map(id -> Named.of(id).service())
                .distinct()
                .toList();
        return one.isFarFromReserved()
                && !one.clause().things()
                && !named.isEmpty()
                && named.stream().allMatch(service -> answers().stream().anyMatch(part -> isAbout(part, service)));
    }

    private static boolean isAbout(Part part, String service) {
        return part instanceof Part.Price price && price.service().equals(service)
                || part instanceof Part.Presence presence && presence.service().equals(service)
                || part instanceof Part.Duration duration && duration.service().equals(service);
    }

    private boolean isRemark(Finding.Unknown one) {
        if (one.clause().onlyTime() || !one.clause().question()) {
            boolean sameSentence = understood()
                    .anyMatch(other -> other.clause().sentence() == one.clause().sentence());
            return sameSentence || has(Finding.Answerable.class) && one.isHarmless();
        }
        return false;
    }

    private Stream<Finding> understood() {
        return findings.list().stream()
                .filter(one -> one instanceof Finding.Answerable || one instanceof Finding.Small);
    }

    /// The customer's words in these findings, or all of them when none are given.
    String summary(List<? extends Finding> about) {
        Stream<String> words = about.isEmpty()
                ? memory.texts().stream()
                : about.stream().map(Finding::clause).map(Clause::text);
        String joined = String.join(" · ", words.toList());
        return joined.length() <= LONGEST_SUMMARY ? joined : joined.substring(0, LONGEST_SUMMARY) + "…";
    }

    private static boolean claimsPresence(Finding.Answerable one) {
        return one.parts().stream().anyMatch(part -> part instanceof Part.Presence || part instanceof Part.NotFound);
    }

    private static List<Part> tidy(Stream<Finding.Answerable> answers) {
        List<Part> parts = new ArrayList<>(
                answers.flatMap(one -> one.parts().stream()).distinct().toList());
        List<String> priced = parts.stream()
                .filter(Part.Price.class::isInstance)
                .map(part -> ((Part.Price) part).service())
                .toList();
        parts.removeIf(part -> part instanceof Part.Presence presence && priced.contains(presence.service()));
        if (parts.contains(new Part.Hours(true))) {
            parts.remove(new Part.Hours(false));
        }
        List<Part> questions = parts.stream().filter(Turn::closes).toList();
        parts.removeAll(questions);
        parts.addAll(questions);
        return List.copyOf(parts);
    }

    private static boolean closes(Part part) {
        return part instanceof Part.WhichService || part instanceof Part.NotFound;
    }
}
