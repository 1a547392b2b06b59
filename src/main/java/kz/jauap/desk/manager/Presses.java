package kz.jauap.desk.manager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.delivery.Outbox;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.identity.Agent;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Buttons. Whoever presses is told at once what came of it; the card follows by itself.
@Component
class Presses {

    private static final Pattern DATA =
            Pattern.compile("(take|resolve|return|decline|resend|approve|reject|undo|erase|keep):([0-9a-f-]{36})");

    private final Operators operators;
    private final Strangers strangers;
    private final Outbox outbox;
    private final Audit audit;
    private final Telegraph telegraph;
    private final Choices choices;
    private final DeskTexts texts;

    Presses(
            Operators operators,
            Strangers strangers,
            Outbox outbox,
            Audit audit,
            Telegraph telegraph,
            DeskTexts texts,
            Choices choices) {
        this.choices = choices;
        this.operators = operators;
        this.strangers = strangers;
        this.outbox = outbox;
        this.audit = audit;
        this.telegraph = telegraph;
        this.texts = texts;
    }

    /// Questions the desk has asked.
    @Component
    record Choices(Judgements judgements, Erasures erasures) {}

    /// What is said to whoever pressed.
    ///
    /// @param loud whether they have to see it
    /// @param buttons that stand there from now on, null for those that do
    record Answer(String text, boolean loud, @Nullable List<List<Map<String, String>>> buttons) {

        /// Nothing is left to press.
        static Answer over(String text, boolean loud) {
            return new Answer(text, loud, List.of());
        }

        static Answer of(String text, boolean loud) {
            return new Answer(text, loud, null);
        }
    }

    /// @return tells what came of it
    Runnable carryOut(DeskGroup group, Deed.Press press) {
        Answer answer = answer(group, press);
        return () -> {
            telegraph.toast(group, press.id(), answer.text(), answer.loud());
            if (answer.buttons() != null) {
                telegraph.buttons(group, press.message(), answer.buttons());
            }
        };
    }

    private Answer answer(DeskGroup group, Deed.Press press) {
        TenantId tenant = group.tenant();
        DeskTexts.Words words = texts.of(tenant);
        Optional<Agent> agent = strangers.agent(group, press.by(), press.data());
        Matcher data = DATA.matcher(press.data());
        if (agent.isEmpty()) {
            return Answer.of(words.of("press.stranger"), true);
        }
        if (!data.matches()) {
            return Answer.over(words.of("note.closed"), false);
        }
        UUID about = UUID.fromString(data.group(2));
        String deed = data.group(1);
        return switch (deed) {
            case "resend" -> resend(tenant, about, agent.get(), words);
            case "approve", "reject", "undo" -> choices.judgements().of(tenant, agent.get(), deed, about, words);
            case "erase" -> choices.erasures().erase(tenant, agent.get(), about, words);
            case "keep" -> Answer.over(words.of("erase.kept"), false);
            default -> told(deed(tenant, deed, about, agent.get().id()), words);
        };
    }

    private OperatorOutcome deed(TenantId tenant, String name, UUID handover, UUID agent) {
        return switch (name) {
            case "take" -> operators.take(tenant, handover, agent);
            case "resolve" -> operators.resolve(tenant, handover, agent);
            case "return" -> operators.giveBack(tenant, handover, agent);
            default -> operators.decline(tenant, handover, agent);
        };
    }

    private static Answer told(OperatorOutcome outcome, DeskTexts.Words words) {
        return switch (outcome) {
            case OperatorOutcome.Done done -> Answer.of(words.of("press.done"), false);
            case OperatorOutcome.Already already -> Answer.of(words.of("press.already"), false);
            case OperatorOutcome.HeldBy held -> Answer.of(words.of("note.already", held.name()), true);
            case OperatorOutcome.Over over -> Answer.over(words.of("note.closed"), true);
            case OperatorOutcome.Unknown() -> Answer.over(words.of("note.closed"), true);
            case OperatorOutcome.NotAllowed no -> Answer.of(words.of("press.not_allowed"), true);
        };
    }

    private Answer resend(TenantId tenant, UUID message, Agent agent, DeskTexts.Words words) {
        boolean again = outbox.resend(tenant, message);
        audit.record(tenant, agent.actor(), "desk.resend", message.toString(), Map.of("again", again));
        return again ? Answer.over(words.of("press.done"), false) : Answer.over(words.of("press.already"), false);
    }
}
