package kz.jauap.desk.manager;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.desk.Noticeboard;
import kz.jauap.desk.manager.Writings.Scene;
import kz.jauap.identity.Agent;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// What agents ask of the desk with a word behind a slash. None of it goes to the customer.
@Component
class Commands {

    private static final Pattern COMMAND = Pattern.compile("/(\\w+)(?:@\\w+)?(?:\\s+(.*))?", Pattern.DOTALL);

    private static final int HISTORY = 30;

    private final CaseDeeds deeds;
    private final Conversations conversations;
    private final Noticeboard board;
    private final Erasures erasures;
    private final Audit audit;

    Commands(CaseDeeds deeds, Conversations conversations, Noticeboard board, Erasures erasures, Audit audit) {
        this.erasures = erasures;
        this.deeds = deeds;
        this.conversations = conversations;
        this.board = board;
        this.audit = audit;
    }

    void carryOut(Scene scene, Agent agent) {
        Matcher command = COMMAND.matcher(scene.wrote().text());
        String name = command.matches() ? command.group(1) : "";
        String rest =
                command.matches() && command.group(2) != null ? command.group(2).strip() : "";
        switch (name) {
            case "history" -> history(scene);
            case "close" -> say(scene, deeds.close(scene, agent));
            case "note" -> note(scene, agent);
            case "mute" -> say(scene, deeds.mute(scene, agent, rest));
            case "book" -> say(scene, deeds.book(scene, agent, rest));
            case "forget" -> erasures.ask(scene, agent).ifPresent(problem -> say(scene, problem));
            default ->
                say(
                        scene,
                        scene.words().of("note.unknown_command") + ". "
                                + scene.words().of("note.commands"));
        }
    }

    private void history(Scene scene) {
        List<Said> said = conversations.latest(scene.tenant(), scene.conversation(), HISTORY).stream()
                .map(Conversations.Shown::said)
                .toList();
        board.history(scene.tenant(), scene.conversation(), scene.update(), said, scene.words());
    }

    /// It stays in the topic, also in one that is made anew.
    private void note(Scene scene, Agent agent) {
        audit.record(
                scene.tenant(),
                agent.actor(),
                "desk.note",
                scene.conversation().toString(),
                Map.of("message", scene.wrote().message()));
        board.wrote(
                scene.tenant(),
                scene.conversation(),
                new Noticeboard.Written(
                        scene.update(),
                        scene.wrote().message(),
                        agent.name(),
                        scene.wrote().text(),
                        List.of()),
                List.of());
        say(scene, scene.words().of("note.saved"));
    }

    private void say(Scene scene, String text) {
        board.note(
                scene.tenant(),
                scene.conversation(),
                scene.update(),
                text,
                scene.wrote().message());
    }
}
