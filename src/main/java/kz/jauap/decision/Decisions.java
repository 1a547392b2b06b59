package kz.jauap.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.conversation.Particulars;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.slot.Asking;
import kz.jauap.decision.spi.Lessons;
import kz.jauap.decision.spi.Library;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.decision.spi.Skill;
import kz.jauap.language.Understanding;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Topics;
import org.jspecify.annotations.Nullable;

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
        Asking asking = Asking.in(memory, pack);
        Turn read = new Turn(memory, understanding, pack, findings, pack.answerLanguage(spoken), asking);
        Turn turn = skillGate.claim(ExpectedReplyGate.claim(read));
        List<TraceLine> trace = beginning(turn, advertised);
        for (Gate gate : gates(skillGate, lessons, library)) {
            Gate.Verdict verdict = gate.ask(turn);
            if (verdict.decision().isPresent()) {
                Decision wanted = whileWaiting(verdict.decision().get(), memory.owner());
                Decision heard = OptOutGate.silences(turn, gate) ? OptOutGate.SILENT : wanted;
                Decision decision = asking(turn, gate, skillGate, heard);
                trace.add(new TraceLine(gate.name(), name(decision), verdict.detail()));
                DialogueState said = next(turn, decision).telling(told(turn, gate, decision));
                DialogueState plain = OptOutGate.after(said, turn, gate, decision);
                DialogueState next = gate instanceof OptOutGate ? plain.telling(null) : skillGate.keep(plain, turn);
                return new Decided(
                        decision,
                        spoken,
                        next,
                        trace,
                        skillGate.deeds(),
                        card(turn, decision, skillGate),
                        open(turn, decision, skillGate));
            }
            turn = verdict.turn().orElse(turn);
            trace.add(new TraceLine(gate.name(), "pass", verdict.detail()));
        }
        throw new IllegalStateException("the last gate always decides");
    }

    private static List<TraceLine> beginning(Turn turn, Optional<String> advertised) {
        List<TraceLine> trace = new ArrayList<>();
        trace.add(new TraceLine("understanding", "read", detail(turn.understanding())));
        advertised.ifPresent(service -> trace.add(new TraceLine("origin", "speaks of", service)));
        if (!turn.asking().here().isEmpty()) {
            trace.add(new TraceLine("told", "read", turn.asking().trace()));
        }
        return trace;
    }

    /// What a skill has put together, and what else a request has been told.
    private static List<String> card(Turn turn, Decision decision, SkillGate skills) {
        List<String> card = new ArrayList<>(skills.card());
        switch (decision) {
            case HandOver over -> card.addAll(turn.asking().card(true, turn.language()));
            case Decision.AddToRequest added -> card.addAll(turn.asking().card(false, turn.language()));
            case Decision.Reply reply -> {}
            case Decision.Silent silent -> {}
        }
        return card;
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

    /// The decision with the bot's own question behind it: one at a time, and none while a skill asks.
    private static Decision asking(Turn turn, Gate gate, SkillGate skills, Decision decision) {
        Decision placed = skills.isOpen() ? decision : askingWhere(turn, decision);
        return isSkilled(turn, gate) ? placed : askingMore(turn, placed);
    }

    private static boolean isSkilled(Turn turn, Gate gate) {
        return gate instanceof SkillGate || turn.memory().state().skill() != null;
    }

    /// Who is passed to a person with a wish is asked for what is missing in it, and goes on to be while they wait.
    private static Decision askingMore(Turn turn, Decision decision) {
        Optional<String> next = turn.asking().next();
        if (next.isEmpty()) {
            return decision;
        }
        Part question = new Part.AskSlot(next.get());
        boolean begun = turn.asking().known().begun();
        return switch (decision) {
            case HandOver over ->
                isWish(turn, over) && !over.alsoAnswered().contains(new Part.WhichBranch())
                        ? new HandOver(
                                over.language(),
                                over.reason(),
                                over.policy(),
                                over.summary(),
                                with(over.alsoAnswered(), question))
                        : over;
            case Decision.AddToRequest added ->
                begun && added.reason() != Decision.Reason.LAW && !isAngry(turn)
                        ? new Decision.AddToRequest(
                                added.language(),
                                added.reason(),
                                added.policy(),
                                added.summary(),
                                with(added.alsoAnswered(), question))
                        : added;
            case Decision.Reply reply ->
                begun && reply.parts().stream().anyMatch(Part.BranchNoted.class::isInstance)
                        ? new Decision.Reply(reply.language(), with(reply.parts(), question))
                        : reply;
            case Decision.Silent silent -> silent;
        };
    }

    /// Asked for by the customer, and not in anger.
    private static boolean isWish(Turn turn, HandOver over) {
        return switch (over.reason()) {
            case REQUEST -> true;
            case HUMAN -> !isAngry(turn);
            case LAW, MEDIA, UNKNOWN, CLARIFY_LIMIT -> false;
        };
    }

    private static boolean isAngry(Turn turn) {
        return turn.all(Finding.Human.class).stream()
                .anyMatch(
                        one -> one.clause().scoreOf(Topics.UPSET) > one.clause().scoreOf(Topics.HUMAN));
    }

    private static List<Part> with(List<Part> parts, Part question) {
        List<Part> more = new ArrayList<>(parts);
        more.removeIf(Part.WhichService.class::isInstance); // one question at a time
        more.add(question);
        return more;
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
                && asked.stream().noneMatch(Asking::isMark)
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

    /// What a request has been told with this turn, and asked for.
    private static @Nullable Particulars told(Turn turn, Gate gate, Decision decision) {
        Particulars told = turn.asking().known();
        boolean begins = decision instanceof HandOver over
                && isWish(turn, over)
                && !isSkilled(turn, gate)
                && !turn.pack().slots().isEmpty();
        told = begins ? told.beginning() : told;
        for (Part part : parts(decision)) {
            told = part instanceof Part.AskSlot(String slot) ? told.asking(slot) : told;
        }
        return told.equals(Particulars.NONE) ? null : told;
    }

    private static List<String> asked(List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Part.WhichService which) {
                return List.of(which.topic());
            }
            if (part instanceof Part.NotFound) {
                return List.of(Topics.PRICE);
            }
            if (part instanceof Part.AskSlot(String slot)) {
                return List.of(Asking.mark(slot));
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
        if (decision instanceof Decision.Silent || ExpectedReplyGate.isTold(turn)) {
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
