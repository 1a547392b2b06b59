package kz.jauap.desk.manager;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.desk.Noticeboard;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.handover.Reply;
import kz.jauap.identity.Agent;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What is written in topics: it goes to the customer if an agent wrote it, and with the first word they take the
/// request. In the main chat people talk among themselves.
@Component
class Writings {

    private static final int MOST_PARTS = 50;

    private final Operators operators;
    private final Strangers strangers;
    private final Conversations conversations;
    private final Noticeboard board;
    private final Commands commands;
    private final FileLinks links;
    private final DeskTexts texts;

    Writings(
            Operators operators,
            Strangers strangers,
            Conversations conversations,
            Noticeboard board,
            Commands commands,
            FileLinks links,
            DeskTexts texts) {
        this.operators = operators;
        this.strangers = strangers;
        this.conversations = conversations;
        this.board = board;
        this.commands = commands;
        this.links = links;
        this.texts = texts;
    }

    /// @param update names what is written because of this update, however often it is carried out
    /// @return false when it was written where nothing goes to anybody
    boolean carryOut(DeskGroup group, Deed.Wrote wrote, UUID update) {
        TenantId tenant = group.tenant();
        Optional<UUID> conversation =
                wrote.thread() == 0 ? Optional.empty() : board.conversationOf(tenant, group.id(), wrote.thread());
        if (conversation.isEmpty()) {
            return false;
        }
        Scene scene = new Scene(group, wrote, update, conversation.get(), texts.of(tenant));
        Optional<Agent> agent = strangers.agent(group, wrote.by(), "message " + wrote.message());
        if (agent.isEmpty()) {
            note(scene, scene.words().of("note.stranger"));
        } else if (wrote.text().startsWith("/")) {
            commands.carryOut(scene, agent.get());
        } else {
            passOn(scene, agent.get());
        }
        return true;
    }

    /// In the main chat people talk among themselves; in a topic the conversation has left they have to know.
    boolean wasLeft(DeskGroup group, Deed.Wrote wrote) {
        return wrote.thread() != 0 && board.wasLeft(group.tenant(), group.id(), wrote.thread());
    }

    /// One message in one topic.
    record Scene(DeskGroup group, Deed.Wrote wrote, UUID update, UUID conversation, DeskTexts.Words words) {

        TenantId tenant() {
            return group.tenant();
        }
    }

    void wake(DeskGroup group) {
        board.wake(group.tenant(), group.id());
    }

    private void passOn(Scene scene, Agent agent) {
        Optional<String> problem = problem(scene);
        if (problem.isPresent()) {
            note(scene, problem.get());
            return;
        }
        List<Attachment> files = scene.wrote().sent().stream()
                .flatMap(file -> links.of(scene.tenant(), scene.group().id(), file).stream())
                .toList();
        String text = scene.wrote().edited()
                ? scene.words().of("note.edit", scene.wrote().text())
                : scene.wrote().text();
        Reply reply = new Reply(text, files, scene.update(), Noticeboard.ORIGIN);
        int before = conversations
                .lock(scene.tenant(), scene.conversation())
                .map(Conversation::lastSeq)
                .orElse(0);
        OperatorOutcome outcome = operators.reply(scene.tenant(), scene.conversation(), agent.id(), reply);
        switch (outcome) {
            case OperatorOutcome.Done done ->
                board.wrote(
                        scene.tenant(),
                        scene.conversation(),
                        new Noticeboard.Written(scene.update(), scene.wrote().message(), agent.name(), text, files),
                        sent(scene, before));
            case OperatorOutcome.Already already -> {}
            case OperatorOutcome.HeldBy held -> note(scene, scene.words().of("note.held", held.name()));
            case OperatorOutcome.Over over -> note(scene, scene.words().of("note.closed"));
            case OperatorOutcome.Unknown() -> note(scene, scene.words().of("note.closed"));
            case OperatorOutcome.NotAllowed no -> note(scene, scene.words().of("press.not_allowed"));
        }
    }

    /// The messages a person's words went out as: those behind what was said before.
    private List<UUID> sent(Scene scene, int before) {
        return conversations.history(scene.tenant(), scene.conversation(), before, MOST_PARTS).stream()
                .map(Conversations.Shown::said)
                .filter(said -> said.author() == Author.OPERATOR)
                .flatMap(said -> Optional.ofNullable(said.outboxId()).stream())
                .toList();
    }

    /// Why this cannot go to a customer.
    private Optional<String> problem(Scene scene) {
        Optional<Deed.File> file = scene.wrote().sent();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (file.get().id().isEmpty()) {
            return Optional.of(scene.words().of("note.bad_file"));
        }
        if (file.get().bytes() > FileLinks.MOST_BYTES) {
            return Optional.of(scene.words().of("note.too_large"));
        }
        return links.of(scene.tenant(), scene.group().id(), file.get()).isEmpty()
                ? Optional.of(scene.words().of("note.no_address"))
                : Optional.empty();
    }

    private void note(Scene scene, String text) {
        board.note(
                scene.tenant(),
                scene.conversation(),
                scene.update(),
                text,
                scene.wrote().message());
    }
}
