package kz.jauap.decision;

import java.util.List;
import java.util.Optional;
import kz.jauap.decision.Part.Kind;

/// Is it only hello, thanks, ok, or nothing that could be answered (a sign, a digit)? A short kind word.
final class SmallTalkGate implements Gate {

    @Override
    public String name() {
        return "small-talk";
    }

    @Override
    public Verdict ask(Turn turn) {
        if (!turn.unknown().isEmpty() || !turn.understanding().complete()) {
            return Verdict.PASS;
        }
        Kind kind = turn.all(Finding.Small.class).stream()
                .map(Finding.Small::kind)
                .reduce((first, last) -> first == Kind.HELLO ? last : first)
                .or(() -> yesOrNo(turn))
                .orElse(Kind.LISTENING);
        return Verdict.of(new Decision.Reply(turn.language(), List.of(new Part.SmallTalk(kind))), kind.name());
    }

    private static Optional<Kind> yesOrNo(Turn turn) {
        return turn.has(Finding.YesNo.class) ? Optional.of(Kind.ACKNOWLEDGED) : Optional.empty();
    }
}
