package kz.jauap.answer;

import java.util.List;
import java.util.Optional;
import kz.jauap.conversation.Memory;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Part;
import kz.jauap.pack.OpeningHours;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;
import kz.jauap.pack.Wording;

/// Puts decisions into words: only what the pack says, in the customer's language, with evidence for every
/// part. Pure.
public final class Answers {

    private Answers() {}

    /// The words for a decision; none where it is to stay silent. A handover's words say that it was passed
    /// on, so they may be sent only together with a handover that exists.
    public static Optional<Answer> compose(Decision decision, Memory memory, Pack pack) {
        return switch (decision) {
            case Decision.Reply reply ->
                Optional.of(begin(reply.language(), memory, pack, reply.parts())
                        .parts(reply.parts())
                        .answer());
            case Decision.HandOver over ->
                Optional.of(passedOn(
                                begin(over.language(), memory, pack, over.alsoAnswered())
                                        .parts(besides(over.alsoAnswered(), false)),
                                over.policy(),
                                said(over.alsoAnswered(), Template.HANDED_OVER))
                        .parts(besides(over.alsoAnswered(), true))
                        .answer());
            case Decision.AddToRequest added ->
                Optional.of(passedOn(
                                begin(added.language(), memory, pack, added.alsoAnswered())
                                        .parts(besides(added.alsoAnswered(), false)),
                                added.policy(),
                                said(added.alsoAnswered(), Template.ADDED_TO_REQUEST))
                        .parts(besides(added.alsoAnswered(), true))
                        .answer());
            case Decision.Silent silent -> Optional.empty();
        };
    }

    /// What a customer is told when everything else broke. Needs nothing but the pack.
    public static Answer fallback(String language, Pack pack) {
        String spoken = pack.answerLanguage(language);
        String evidence = "template:" + Template.FALLBACK.key() + "@" + pack.version();
        return new Answer(pack.template(Template.FALLBACK, spoken), spoken, List.of(evidence));
    }

    /// Nothing more where a skill says itself that a person has it now.
    private static Optional<Template> said(List<Part> parts, Template otherwise) {
        boolean told = parts.stream().anyMatch(part -> part instanceof Part.Skilled skilled && skilled.passedOn());
        return told ? Optional.empty() : Optional.of(otherwise);
    }

    /// What is asked once a person has it comes after the words that say so.
    private static List<Part> besides(List<Part> parts, boolean after) {
        return parts.stream()
                .filter(part -> (part instanceof Part.WhichBranch || part instanceof Part.AskSlot) == after)
                .toList();
    }

    private static Composer passedOn(Composer composer, String policy, Optional<Template> otherwise) {
        Wording say = composer.pack().policy(policy).map(Pack.Policy::say).orElse(Wording.NONE);
        if (say.isEmpty()) {
            otherwise.ifPresent(template -> composer.say(template));
        } else {
            composer.vouched("policy:" + policy, say);
        }
        return composer;
    }

    /// Whether its last line asks for what a request is missing.
    public static boolean asks(Answer answer) {
        return answer.evidence().stream().anyMatch(id -> id.startsWith(Composer.ASKED));
    }

    /// Whether it tells that the business is closed at the moment.
    public static boolean saysClosed(Answer answer) {
        return answer.evidence().stream()
                .map(id -> id.split("@", 2)[0])
                .anyMatch(id -> id.equals("template:" + Template.QUIET_HOURS.key())
                        || id.equals("template:" + Template.CLOSED_NOW.key()));
    }

    /// First words to a customer say who answers; the first of a night say that nobody else does now.
    private static Composer begin(String language, Memory memory, Pack pack, List<Part> parts) {
        boolean first = !memory.state().greeted();
        Composer composer = new Composer(language, pack, memory.now(), first);
        if (first) {
            composer.say(Template.GREETING, "business", composer.businessName());
        }
        OpeningHours hours = pack.profile().hours();
        boolean closed = !hours.week().isEmpty()
                && hours.at(memory.now().toLocalDateTime()).isEmpty();
        if (closed && !memory.state().knowsClosed(memory.now().toInstant()) && !parts.contains(new Part.Hours(true))) {
            composer.say(Template.QUIET_HOURS);
        }
        return composer;
    }
}
