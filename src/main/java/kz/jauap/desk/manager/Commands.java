package kz.jauap.desk.manager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.desk.Noticeboard;
import kz.jauap.desk.manager.Writings.Scene;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Handovers;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.identity.Agent;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// What agents ask of the desk with a word behind a slash. None of it goes to the customer.
@Component
class Commands {

    private static final Pattern COMMAND = Pattern.compile("/(\\w+)(?:@\\w+)?(?:\\s+(.*))?", Pattern.DOTALL);

    private static final int HISTORY = 30;

    private final Handovers handovers;
    private final Conversations conversations;
    private final Operators operators;
    private final Noticeboard board;
    private final Audit audit;

    Commands(Handovers handovers, Conversations conversations, Operators operators, Noticeboard board, Audit audit) {
        this.handovers = handovers;
        this.conversations = conversations;
        this.operators = operators;
        this.board = board;
        this.audit = audit;
    }

    void carryOut(Scene scene, Agent agent) {
        Matcher command = COMMAND.matcher(scene.wrote().text());
        String name = command.matches() ? command.group(1) : "";
        switch (name) {
            case "history" -> history(scene);
            case "close" -> say(scene, close(scene, agent));
            case "note" -> note(scene, agent);
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

    private String close(Scene scene, Agent agent) {
        Optional<Handover> open = handovers
                .latest(scene.tenant(), scene.conversation())
                .filter(one -> one.status().isOpen());
        return open.map(one -> operators.resolve(scene.tenant(), one.id(), agent.id()))
                .map(outcome -> switch (outcome) {
                    case OperatorOutcome.HeldBy held -> scene.words().of("note.held", held.name());
                    case OperatorOutcome.NotAllowed no -> scene.words().of("press.not_allowed");
                    case OperatorOutcome.Done done -> scene.words().of("press.done");
                    case OperatorOutcome.Already already -> scene.words().of("press.already");
                    case OperatorOutcome.Over over -> scene.words().of("note.closed");
                    case OperatorOutcome.Unknown() -> scene.words().of("note.closed");
                })
                .orElse(scene.words().of("note.closed"));
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
