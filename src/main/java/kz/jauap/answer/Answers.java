package kz.jauap.answer;

import java.util.List;
import java.util.Optional;
import kz.jauap.conversation.Memory;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Part;
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
                Optional.of(begin(reply.language(), memory, pack)
                        .parts(reply.parts())
                        .answer());
            case Decision.HandOver over ->
                Optional.of(passedOn(
                        begin(over.language(), memory, pack).parts(over.alsoAnswered()),
                        over.policy(),
                        said(over.alsoAnswered(), Template.HANDED_OVER)));
            case Decision.AddToRequest added ->
                Optional.of(passedOn(
                        begin(added.language(), memory, pack).parts(added.alsoAnswered()),
                        added.policy(),
                        said(added.alsoAnswered(), Template.ADDED_TO_REQUEST)));
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

    private static Answer passedOn(Composer composer, String policy, Optional<Template> otherwise) {
        Wording say = composer.pack().policy(policy).map(Pack.Policy::say).orElse(Wording.NONE);
        if (say.isEmpty()) {
            otherwise.ifPresent(template -> composer.say(template));
        } else {
            composer.vouched("policy:" + policy, say);
        }
        return composer.answer();
    }

    /// First words to a customer say who answers.
    private static Composer begin(String language, Memory memory, Pack pack) {
        boolean first = !memory.state().greeted();
        Composer composer = new Composer(language, pack, memory.now(), first);
        if (first) {
            composer.say(Template.GREETING, "business", composer.businessName());
        }
        return composer;
    }
}
