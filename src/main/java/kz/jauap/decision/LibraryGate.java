package kz.jauap.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.jauap.decision.spi.Lessons;
import kz.jauap.decision.spi.Library;
import kz.jauap.decision.spi.Library.Quotation;

/// Has a person answered it before, or does the business have it in writing? Where the pack has no answer, and nothing
/// sounds reserved for a person, what covers the question is quoted. Decides nothing itself: the next gates see what
/// was
/// found.
final class LibraryGate implements Gate {

    private final String name;
    private final boolean empty;
    private final Shelf shelf;

    /// Where one looks.
    private interface Shelf {

        Optional<Quotation> quote(Turn turn, String question);
    }

    private LibraryGate(String name, boolean empty, Shelf shelf) {
        this.name = name;
        this.empty = empty;
        this.shelf = shelf;
    }

    static LibraryGate of(Library library) {
        return new LibraryGate(
                "documents",
                library == Library.NONE,
                (turn, question) -> library.quote(turn.memory().tenant(), question));
    }

    static LibraryGate of(Lessons lessons) {
        return new LibraryGate(
                "learned",
                lessons == Lessons.NONE,
                (turn, question) -> lessons.answer(turn.memory().tenant(), question, turn.language()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict ask(Turn turn) {
        if (empty) {
            return Verdict.PASS;
        }
        List<Finding> found = new ArrayList<>();
        int quoted = 0;
        for (Finding one : turn.findings().list()) {
            Optional<Quotation> quotation =
                    isOpen(one, turn) ? shelf.quote(turn, one.clause().text()) : Optional.empty();
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
