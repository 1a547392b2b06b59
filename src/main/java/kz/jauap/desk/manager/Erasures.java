package kz.jauap.desk.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.desk.Noticeboard;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.manager.Presses.Answer;
import kz.jauap.desk.manager.Writings.Scene;
import kz.jauap.erasing.Erasing;
import kz.jauap.erasing.Loss;
import kz.jauap.handover.Handover;
import kz.jauap.handover.Handovers;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role.Permission;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// `/forget`: a customer is erased with everything, by an owner or an admin, once they have seen what
/// will be lost and pressed the button below it.
@Component
class Erasures {

    private final Erasing erasing;
    private final Handovers handovers;
    private final Noticeboard board;

    Erasures(Erasing erasing, Handovers handovers, Noticeboard board) {
        this.erasing = erasing;
        this.handovers = handovers;
        this.board = board;
    }

    /// Shows what will be lost, with the button.
    ///
    /// @return why it is not asked
    Optional<String> ask(Scene scene, Agent agent) {
        if (!may(scene.tenant(), scene.conversation(), agent)) {
            return Optional.of(scene.words().of("press.not_allowed"));
        }
        Optional<Loss> loss = erasing.look(scene.tenant(), scene.conversation());
        loss.ifPresent(one -> board.askToErase(
                scene.tenant(),
                scene.conversation(),
                scene.update(),
                text(one, scene.words()),
                scene.wrote().message()));
        return loss.isPresent() ? Optional.empty() : Optional.of(scene.words().of("erase.unknown"));
    }

    private static String text(Loss loss, DeskTexts.Words words) {
        List<String> lines = new ArrayList<>(List.of(words.of("erase.ask")));
        lines.addAll(words.counted("erase", loss.counts()));
        lines.add(words.of("erase.for_good"));
        return String.join("\n", lines);
    }

    /// The button. It is on its way when this commits.
    Answer erase(TenantId tenant, Agent agent, UUID conversation, DeskTexts.Words words) {
        if (!may(tenant, conversation, agent)) {
            return Answer.of(words.of("press.not_allowed"), true);
        }
        return switch (erasing.begin(tenant, conversation, agent.actor())) {
            case Erasing.Begun.Started started -> Answer.over(words.of("erase.begun"), true);
            case Erasing.Begun.Already already -> Answer.over(words.of("erase.begun"), false);
            case Erasing.Begun.Unknown() -> Answer.over(words.of("erase.unknown"), true);
        };
    }

    private boolean may(TenantId tenant, UUID conversation, Agent agent) {
        String branch =
                handovers.latest(tenant, conversation).map(Handover::branch).orElse("");
        return agent.may(Permission.ERASE, branch);
    }
}
