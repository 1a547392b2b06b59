package kz.jauap.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.spi.Lessons;
import kz.jauap.decision.spi.Library;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.decision.spi.Skill;
import kz.jauap.language.Understanding;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Topics;

/// Decides a turn: asks the gates in order until one decides, and writes down what each thought. Pure.
public final class Decisions {

    private static final List<Gate> FIRST =
            List.of(new OptOutGate(), new OperatorGate(), new LawGate(), new HumanGate(), new MediaGate());
    private static final List<Gate> THEN = List.of(new FactsGate(), new SmallTalkGate(), new HandOverGate());

    private Decisions() {}

    public static Decided decide(Memory memory, Understanding understanding, Pack pack) {
        return decide(memory, understanding, pack, List.of());
    }

    public static Decided decide(Memory memory, Understanding understanding, Pack pack, List<Skill> skills) {
        return decide(memory, understanding, pack, skills, Boldness.USUAL);
    }

    /// @param skills asked after what is reserved for people and before the facts, the one with an open
    ///     question first
    public static Decided decide(
            Memory memory, Understanding understanding, Pack pack, List<Skill> skills, Boldness boldness) {
        return decide(memory, understanding, pack, skills, boldness, Library.NONE);
    }

    public static Decided decide(
            Memory memory,
            Understanding understanding,
            Pack pack,
            List<Skill> skills,
            Boldness boldness,
            Library library) {
        return decide(memory, understanding, pack, skills, boldness, Lessons.NONE, library);
    }

    /// @param lessons asked about what the pack does not answer
    /// @param library asked about what they do not answer either
    public static Decided decide(
            Memory recalled,
            Understanding understanding,
            Pack pack,
            List<Skill> skills,
            Boldness boldness,
            Lessons lessons,
            Library library) {
        Optional<String> advertised = Named.advertised(recalled, pack);
        Memory memory = advertised.map(recalled::about).orElse(recalled);
        String spoken = spoken(memory, understanding, pack);
        Findings.Result findings = Findings.in(understanding, pack, memory.state(), boldness);
        SkillGate skillGate = new SkillGate(skills);
        Turn turn = skillGate.claim(new Turn(memory, understanding, pack, findings, pack.answerLanguage(spoken)));
        List<TraceLine> trace = new ArrayList<>();
        trace.add(new TraceLine("understanding", "read", detail(understanding)));
        advertised.ifPresent(service -> trace.add(new TraceLine("origin", "speaks of", service)));
        for (Gate gate : gates(skillGate, lessons, library)) {
            Gate.Verdict verdict = gate.ask(turn);
            if (verdict.decision().isPresent()) {
                Decision wanted = whileWaiting(verdict.decision().get(), memory.owner());
                Decision heard = OptOutGate.silences(turn, gate) ? OptOutGate.SILENT : wanted;
                Decision decision = skillGate.isOpen() ? heard : askingWhere(turn, heard);
                trace.add(new TraceLine(gate.name(), name(decision), verdict.detail()));
                DialogueState plain = OptOutGate.after(next(turn, decision), turn, gate, decision);
                DialogueState next = gate instanceof OptOutGate ? plain : skillGate.keep(plain, turn);
                return new Decided(
                        decision,
                        spoken,
                        next,
                        trace,
                        skillGate.deeds(),
                        skillGate.card(),
                        open(turn, decision, skillGate));
            }
            turn = verdict.turn().orElse(turn);
            trace.add(new TraceLine(gate.name(), "pass", verdict.detail()));
        }
        throw new IllegalStateException("the last gate always decides");
    }

    /// A language the pack does not answer in is most often another one in its letters: then the one before.
    private static String spoken(Memory memory, Understanding understanding, Pack pack) {
        String heard = understanding.language();
        boolean answered = pack.answerLanguage(heard).equals(heard);
        return answered || memory.language().isEmpty() && !heard.isEmpty() ? heard : memory.language();
    }

    private static List<Gate> gates(SkillGate skills, Lessons lessons, Library library) {
        List<Gate> gates = new ArrayList<>(FIRST);
        gates.add(skills);
        gates.add(new ExpectedReplyGate());
        gates.add(LibraryGate.of(lessons));
        gates.add(LibraryGate.of(library));
        gates.addAll(THEN);
        return gates;
    }

    /// One handover is enough: what comes while a person is awaited is added to it.
    private static Decision whileWaiting(Decision decision, Owner owner) {
        return owner == Owner.WAITING && decision instanceof Decision.HandOver over
                ? new Decision.AddToRequest(
                        over.language(), over.reason(), over.policy(), over.summary(), over.alsoAnswered())
                : decision;
    }

    /// Who is passed to a person is asked once which of several places they mean, where nobody knows.
    private static Decision askingWhere(Turn turn, Decision decision) {
        if (!(decision instanceof Decision.HandOver over) || !turn.place().isWanted(turn.memory(), turn.pack())) {
            return decision;
        }
        List<Part> parts = new ArrayList<>(over.alsoAnswered());
        parts.removeIf(Part.WhichService.class::isInstance); // one question at a time
        parts.add(new Part.WhichBranch());
        return new HandOver(over.language(), over.reason(), over.policy(), over.summary(), parts);
    }

    private static DialogueState next(Turn turn, Decision decision) {
        DialogueState before = turn.memory().state();
        List<Part> parts = parts(decision);
        int age = turn.findings().named() ? 0 : before.serviceAge() + 1;
        boolean kept =
                age < Findings.SERVICE_LASTS && !turn.findings().service().isEmpty();
        List<String> asked = asked(parts);
        boolean clarifies = !asked.isEmpty()
                && !asked.contains(ExpectedReplyGate.OFFER)
                && !asked.contains(ExpectedReplyGate.BRANCH);
        return new DialogueState(
                        before.greeted() || !(decision instanceof Decision.Silent),
                        kept ? turn.findings().service() : "",
                        age < Findings.SERVICE_LASTS || !asked.isEmpty()
                                ? turn.findings().topic()
                                : "",
                        kept ? age : 0,
                        clarifies ? before.clarifications() + 1 : 0,
                        asked)
                .placed(turn.place().id())
                .cameBy(before.origin());
    }

    private static List<String> asked(List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Part.WhichService which) {
                return List.of(which.topic());
            }
            if (part instanceof Part.NotFound) {
                return List.of(Topics.PRICE);
            }
        }
        if (parts.contains(new Part.WhichBranch())) {
            return List.of(ExpectedReplyGate.BRANCH);
        }
        if (parts.stream().anyMatch(Part.Likely.class::isInstance)) {
            return List.of(ExpectedReplyGate.LIKELY);
        }
        return parts.contains(new Part.Offer()) ? List.of(ExpectedReplyGate.OFFER) : List.of();
    }

    /// What was asked and nobody here knows, in the order it was asked; nothing where the bot keeps out.
    private static List<OpenQuestion> open(Turn turn, Decision decision, SkillGate skills) {
        if (decision instanceof Decision.Silent) {
            return List.of();
        }
        boolean unclear = decision instanceof Decision.HandOver over && over.reason() == Decision.Reason.CLARIFY_LIMIT;
        List<Finding.Unknown> unknown = skills.unknown(turn);
        List<Part> said = parts(decision);
        List<OpenQuestion> open = new ArrayList<>();
        for (Finding one : turn.findings().list()) {
            boolean notListed = one instanceof Finding.Answerable answerable
                    && answerable.parts().contains(new Part.NotFound())
                    && said.contains(new Part.NotFound());
            if (notListed) {
                open.add(new OpenQuestion(one.clause().text(), OpenQuestion.Kind.NOT_LISTED));
            } else if (one instanceof Finding.Unknown nobodyKnows && unknown.contains(nobodyKnows)) {
                open.add(new OpenQuestion(
                        one.clause().text(), unclear ? OpenQuestion.Kind.UNCLEAR : OpenQuestion.Kind.UNKNOWN));
            }
        }
        return open;
    }

    private static List<Part> parts(Decision decision) {
        return switch (decision) {
            case Decision.Reply reply -> reply.parts();
            case Decision.HandOver over -> over.alsoAnswered();
            case Decision.AddToRequest added -> added.alsoAnswered();
            case Decision.Silent silent -> List.of();
        };
    }

    private static String name(Decision decision) {
        return switch (decision) {
            case Decision.Reply reply -> "reply";
            case Decision.HandOver over -> "hand-over";
            case Decision.AddToRequest added -> "add-to-request";
            case Decision.Silent silent -> "silent";
        };
    }

    private static String detail(Understanding understanding) {
        StringBuilder detail = new StringBuilder(understanding.language());
        understanding.clauses().forEach(clause -> {
            detail.append(" | ");
            clause.best()
                    .ifPresent(best ->
                            detail.append(String.format(Locale.ROOT, "%s %.2f", best.topic(), best.confidence())));
            clause.entities().forEach(entity -> detail.append(" +").append(String.join("/", entity.ids())));
        });
        return detail.toString();
    }
}
