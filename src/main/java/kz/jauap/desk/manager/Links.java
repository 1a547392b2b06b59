package kz.jauap.desk.manager;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Identity;
import kz.jauap.identity.LinkOutcome;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// Somebody sends the code that makes their Telegram account an agent, in the group or to the bot alone.
@Component
class Links {

    private static final Pattern CODE = Pattern.compile("/(?:start|link)(?:@\\w+)?\\s+([A-Za-z0-9]{6,20})\\s*");

    private static final int QUOTED = 60;

    private final Agents agents;
    private final Audit audit;
    private final Telegraph telegraph;
    private final DeskTexts texts;

    Links(Agents agents, Audit audit, Telegraph telegraph, DeskTexts texts) {
        this.agents = agents;
        this.audit = audit;
        this.telegraph = telegraph;
        this.texts = texts;
    }

    boolean concerns(Deed.Wrote wrote) {
        return wrote.by().id() != 0 && CODE.matcher(wrote.text()).matches();
    }

    /// @return tells what came of it
    Runnable carryOut(DeskGroup group, Deed.Wrote wrote) {
        Matcher code = CODE.matcher(wrote.text());
        DeskTexts.Words words = texts.of(group.tenant());
        String answer = code.matches()
                ? answer(
                        agents.link(
                                group.tenant(),
                                code.group(1),
                                Identity.telegram(wrote.by().id())),
                        words)
                : words.of("link.not_valid");
        audit.record(
                group.tenant(),
                "telegram " + wrote.by().id(),
                "desk.link",
                group.id().toString(),
                Map.of("answer", answer));
        return () -> telegraph.answer(group, wrote.chat(), wrote.thread(), answer);
    }

    /// Whoever writes into a topic its conversation has left is told so, in the main chat: the topic is closed.
    void left(DeskGroup group, Deed.Wrote wrote) {
        String words =
                wrote.text().length() <= QUOTED ? wrote.text() : wrote.text().substring(0, QUOTED) + "…";
        telegraph.answer(group, wrote.chat(), 0, texts.of(group.tenant()).of("note.left", words));
    }

    private static String answer(LinkOutcome outcome, DeskTexts.Words words) {
        return switch (outcome) {
            case LinkOutcome.Linked linked ->
                words.of("link.linked", linked.agent().name());
            case LinkOutcome.NotValid() -> words.of("link.not_valid");
            case LinkOutcome.Taken taken -> words.of("link.taken");
        };
    }
}
