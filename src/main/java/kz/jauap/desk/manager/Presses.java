package kz.jauap.desk.manager;

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
import org.springframework.stereotype.Component;

/// Buttons. Whoever presses is told at once what came of it; the card follows by itself.
@Component
class Presses {

    private static final Pattern DATA = Pattern.compile("(take|resolve|return|decline|resend):([0-9a-f-]{36})");

    private final Operators operators;
    private final Strangers strangers;
    private final Outbox outbox;
    private final Audit audit;
    private final Telegraph telegraph;
    private final DeskTexts texts;

    Presses(
            Operators operators,
            Strangers strangers,
            Outbox outbox,
            Audit audit,
            Telegraph telegraph,
            DeskTexts texts) {
        this.operators = operators;
        this.strangers = strangers;
        this.outbox = outbox;
        this.audit = audit;
        this.telegraph = telegraph;
        this.texts = texts;
    }

    /// What is said to whoever pressed.
    ///
    /// @param loud whether they have to see it
    /// @param stale whether the buttons are of a request that is over
    private record Answer(String text, boolean loud, boolean stale) {}

    /// @return tells what came of it
    Runnable carryOut(DeskGroup group, Deed.Press press) {
        Answer answer = answer(group, press);
        return () -> {
            telegraph.toast(group, press.id(), answer.text(), answer.loud());
            if (answer.stale()) {
                telegraph.noButtons(group, press.message());
            }
        };
    }

    private Answer answer(DeskGroup group, Deed.Press press) {
        TenantId tenant = group.tenant();
        DeskTexts.Words words = texts.of(tenant);
        Optional<Agent> agent = strangers.agent(group, press.by(), press.data());
        Matcher data = DATA.matcher(press.data());
        if (agent.isEmpty()) {
            return new Answer(words.of("press.stranger"), true, false);
        }
        if (!data.matches()) {
            return new Answer(words.of("note.closed"), false, true);
        }
        UUID about = UUID.fromString(data.group(2));
        return data.group(1).equals("resend")
                ? resend(tenant, about, agent.get(), words)
                : told(deed(tenant, data.group(1), about, agent.get().id()), words);
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
            case OperatorOutcome.Done done -> new Answer(words.of("press.done"), false, false);
            case OperatorOutcome.Already already -> new Answer(words.of("press.already"), false, false);
            case OperatorOutcome.HeldBy held -> new Answer(words.of("note.already", held.name()), true, false);
            case OperatorOutcome.Over over -> new Answer(words.of("note.closed"), true, true);
            case OperatorOutcome.Unknown() -> new Answer(words.of("note.closed"), true, true);
            case OperatorOutcome.NotAllowed no -> new Answer(words.of("press.not_allowed"), true, false);
        };
    }

    private Answer resend(TenantId tenant, UUID message, Agent agent, DeskTexts.Words words) {
        boolean again = outbox.resend(tenant, message);
        audit.record(tenant, agent.actor(), "desk.resend", message.toString(), Map.of("again", again));
        return again
                ? new Answer(words.of("press.done"), false, true)
                : new Answer(words.of("press.already"), false, true);
    }
}
