package kz.jauap.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.jauap.decision.spi.Library;
import kz.jauap.decision.spi.Library.Quotation;

/// Does the business have it in writing? Where the pack has no answer, and nothing sounds reserved for a person, a
/// passage that covers the question is quoted. Decides nothing itself: the next gates see what was found.
final class LibraryGate implements Gate {

    private final Library library;

    LibraryGate(Library library) {
        this.library = library;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Verdict ask(Turn turn) {
        if (library == Library.NONE) {
            return Verdict.PASS;
        }
        List<Finding> found = new ArrayList<>();
        int quoted = 0;
        for (Finding one : turn.findings().list()) {
            Optional<Quotation> quotation = isOpen(one, turn)
                    ? library.quote(turn.memory().tenant(), one.clause().text())
                    : Optional.empty();
            quoted += quotation.isPresent() ? 1 : 0;
            found.add(quotation.map(said -> answer(one, said)).orElse(one));
        }
        return quoted == 0 ? Verdict.PASS : Verdict.goesOn(turn.with(found), quoted + " quoted");
    }

    private static Finding answer(Finding one, Quotation said) {
        return new Finding.Answerable(one.clause(), List.of(new Part.Quoted(said.text(), said.source())), true);
    }

    /// Nobody knows it, or it is said to be none of the services.
    private static boolean isOpen(Finding one, Turn turn) {
        return switch (one) {
            case Finding.Unknown unknown ->
                unknown.isFarFromReserved() && turn.unknown().contains(unknown);
            case Finding.Answerable answerable -> answerable.parts().equals(List.of(new Part.NotFound()));
            case Finding.ForPerson person -> false;
            case Finding.ForSkill skill -> false;
            case Finding.Human human -> false;
            case Finding.OptOut out -> false;
            case Finding.YesNo yesNo -> false;
            case Finding.Small small -> false;
            case Finding.Nothing nothing -> false;
        };
    }
}
