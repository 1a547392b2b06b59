package kz.jauap.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;

/// Did they send something that must be looked at or listened to? A person does that; a sticker needs nobody.
final class MediaGate implements Gate {

    private static final Set<Kind> NEEDS_NOBODY = EnumSet.of(Kind.STICKER);

    @Override
    public String name() {
        return "media";
    }

    @Override
    public Verdict ask(Turn turn) {
        List<Kind> kinds = turn.memory().burst().stream()
                .flatMap(message -> message.attachments().stream())
                .map(Attachment::kind)
                .filter(kind -> !NEEDS_NOBODY.contains(kind))
                .distinct()
                .toList();
        return kinds.isEmpty()
                ? Verdict.PASS
                : Verdict.of(
                        new HandOver(turn.language(), Reason.MEDIA, "", turn.summary(List.of()), turn.answers()),
                        "sent " + kinds);
    }
}
