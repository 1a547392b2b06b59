package kz.jauap.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.jauap.conversation.DialogueState;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;
import kz.jauap.decision.spi.Deed;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Skill;
import kz.jauap.decision.spi.Step;
import kz.jauap.language.Clause;

/// Can the bot do it? A skill that has asked something is asked first. Other questions of the burst are
/// answered before the skill goes on. Made for one turn: it keeps what the skill wants to be done and
/// remembered.
final class SkillGate implements Gate {

    private final List<Skill> skills;
    private List<Deed> deeds = List.of();
    private List<String> card = List.of();
    private String goingOn = "";
    private String remembered = "";
    private List<Clause> taken = List.of();

    SkillGate(List<Skill> skills) {
        this.skills = skills;
    }

    @Override
    public String name() {
        return "skill";
    }

    /// The same turn in which policies that a skill sees to are for the skill.
    Turn claim(Turn turn) {
        if (skills.isEmpty() || !turn.has(Finding.ForPerson.class)) {
            return turn;
        }
        Situation situation = situation(turn);
        DialogueState state = turn.memory().state();
        List<Finding> claimed = turn.findings().list().stream()
                .map(one -> one instanceof Finding.ForPerson person && isClaimed(person, situation, state)
                        ? new Finding.ForSkill(person.clause(), person.policy())
                        : one)
                .toList();
        Findings.Result findings = new Findings.Result(
                claimed,
                turn.findings().service(),
                turn.findings().topic(),
                turn.findings().named());
        return turn.with(findings);
    }

    private boolean isClaimed(Finding.ForPerson person, Situation situation, DialogueState state) {
        return skills.stream()
                .anyMatch(skill -> skill.claims(
                        situation,
                        heard(person, List.of()),
                        !state.rememberedBy(skill.name()).isEmpty()));
    }

    @Override
    public Verdict ask(Turn turn) {
        if (skills.isEmpty()) {
            return Verdict.PASS;
        }
        Situation situation = situation(turn);
        DialogueState state = turn.memory().state();
        List<Skill> openFirst = skills.stream()
                .sorted(Comparator.comparing(
                        skill -> state.rememberedBy(skill.name()).isEmpty()))
                .toList();
        List<String> why = new ArrayList<>();
        for (Skill skill : openFirst) {
            switch (skill.ask(situation, state.rememberedBy(skill.name()))) {
                case Step.NotMine(String detail) -> why.add(skill.name() + ": " + detail);
                case Step.Goes goes -> {
                    return Verdict.of(goesOn(turn, goes, skill), skill.name() + ": " + goes.detail());
                }
                case Step.PassesOn passes -> {
                    return Verdict.of(
                            passesOn(turn, passes, skill),
                            skill.name() + ": " + passes.going().detail());
                }
            }
        }
        return Verdict.pass(String.join("; ", why));
    }

    private Decision goesOn(Turn turn, Step.Goes goes, Skill skill) {
        keep(goes, skill);
        List<Part> says = says(turn, goes);
        List<Finding.Unknown> open = unknown(turn, goes.taken());
        return open.isEmpty() && turn.understanding().complete()
                ? new Decision.Reply(turn.language(), says)
                : new HandOver(turn.language(), Reason.UNKNOWN, "", turn.summary(open), says);
    }

    private Decision passesOn(Turn turn, Step.PassesOn passes, Skill skill) {
        keep(passes.going(), skill);
        card = passes.card();
        return new HandOver(
                turn.language(),
                passes.wish() ? Reason.REQUEST : Reason.CLARIFY_LIMIT,
                "",
                turn.summary(List.of()),
                says(turn, passes.going()));
    }

    private void keep(Step.Goes goes, Skill skill) {
        deeds = goes.deeds();
        goingOn = skill.name();
        remembered = goes.remembered();
        taken = goes.taken();
    }

    /// What was asked besides what the skill took up, and nobody knows.
    List<Finding.Unknown> unknown(Turn turn) {
        return unknown(turn, taken);
    }

    private static List<Part> says(Turn turn, Step.Goes goes) {
        List<Part> says = new ArrayList<>(turn.answersBut(goes.taken()));
        says.removeIf(Part.WhichService.class::isInstance); // one question at a time: the skill's
        says.addAll(goes.says());
        return says;
    }

    private static List<Finding.Unknown> unknown(Turn turn, List<Clause> taken) {
        return turn.unknown().stream()
                .filter(one -> !taken.contains(one.clause()))
                .toList();
    }

    /// What is remembered after the turn: what the skill said, or what it had open before when it was not its
    /// turn, with what it overheard.
    DialogueState keep(DialogueState next, Turn turn) {
        if (!goingOn.isEmpty()) {
            String service = skills.stream()
                    .filter(skill -> skill.name().equals(goingOn))
                    .map(skill -> skill.speaksOf(remembered))
                    .findFirst()
                    .orElse("");
            DialogueState about = service.isEmpty() ? next : next.about(service);
            return about.with(goingOn, remembered);
        }
        DialogueState before = turn.memory().state();
        String open = before.skill();
        return open == null ? next : next.with(open, overheard(turn, open));
    }

    private String overheard(Turn turn, String open) {
        String before = turn.memory().state().rememberedBy(open);
        return skills.stream()
                .filter(skill -> skill.name().equals(open))
                .findFirst()
                .map(skill -> skill.overhears(situation(turn), before))
                .orElse(before);
    }

    /// Whether the skill has asked something, and waits for the reply.
    boolean isOpen() {
        return !remembered.isEmpty();
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<String> card() {
        return card;
    }

    private static Situation situation(Turn turn) {
        return new Situation(
                turn.memory(),
                turn.pack(),
                turn.language(),
                turn.findings().list().stream()
                        .map(one -> heard(one, spokenOf(turn)))
                        .toList(),
                turn.memory().state().asked().contains(ExpectedReplyGate.OFFER),
                turn.findings().service());
    }

    private static List<Named> spokenOf(Turn turn) {
        String service = turn.memory().state().service();
        return service.isEmpty() ? List.of() : List.of(Named.of(service));
    }

    private static Situation.Heard heard(Finding finding, List<Named> spokenOf) {
        Situation.Kind kind = switch (finding) {
            case Finding.Answerable one -> Situation.Kind.ANSWERED;
            case Finding.ForPerson one -> Situation.Kind.POLICY;
            case Finding.ForSkill one -> Situation.Kind.POLICY;
            case Finding.YesNo one -> one.yes() ? Situation.Kind.YES : Situation.Kind.NO;
            case Finding.Unknown one -> Situation.Kind.UNKNOWN;
            case Finding.Human one -> Situation.Kind.POLICY;
            case Finding.OptOut one -> Situation.Kind.NO;
            case Finding.Small one -> Situation.Kind.SMALL;
            case Finding.Nothing one -> Situation.Kind.SMALL;
        };
        String policy = switch (finding) {
            case Finding.ForPerson one -> one.policy();
            case Finding.ForSkill one -> one.policy();
            default -> "";
        };
        return new Situation.Heard(
                finding.clause(),
                kind,
                !(finding instanceof Finding.Answerable answerable) || answerable.sure(),
                policy,
                Named.in(finding.clause(), spokenOf).stream()
                        .map(one -> new Situation.Named(one.service(), one.items()))
                        .toList(),
                finding instanceof Finding.Answerable answerable ? answerable.parts() : List.of());
    }
}
