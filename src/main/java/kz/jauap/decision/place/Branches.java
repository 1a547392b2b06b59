package kz.jauap.decision.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.jauap.conversation.Memory;
import kz.jauap.language.Clause;
import kz.jauap.language.value.Numbers;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Profile;

/// Finds the place a conversation is about: what the customer says now, what they said before, where their account
/// belongs, the only one there is. In this order; the first that is known counts.
///
/// @param id of the place, "" while not known
/// @param said whether the customer has named it in this burst
public record Branches(String id, boolean said) {

    private static final int MOST_WORDS = 4;

    /// @param asked whether we have just asked for the place, so that a number is a reply
    public static Branches in(Memory memory, List<Clause> clauses, Pack pack, boolean asked) {
        List<Profile.Branch> all = pack.profile().branches();
        Optional<String> said = named(clauses).or(() -> asked ? numbered(memory, all) : Optional.empty());
        if (said.isPresent()) {
            return new Branches(said.get(), true);
        }
        String before = memory.state().place();
        if (!before.isEmpty() && (all.isEmpty() || pack.profile().branch(before).isPresent())) {
            return new Branches(before, false);
        }
        String home = memory.home().branch();
        return new Branches(home.isEmpty() && all.size() == 1 ? all.getFirst().id() : home, false);
    }

    /// Whether a customer who is passed to a person may be asked for the place.
    public boolean isWanted(Memory memory, Pack pack) {
        return id.isEmpty() && memory.home().asks() && pack.profile().branches().size() > 1;
    }

    /// Two places in one burst name none.
    private static Optional<String> named(List<Clause> clauses) {
        List<String> named = clauses.stream()
                .flatMap(clause -> clause.entities().stream())
                .flatMap(match -> match.ids().stream())
                .filter(Profile::isBranch)
                .map(Profile::branchId)
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static Optional<String> numbered(Memory memory, List<Profile.Branch> all) {
        String words = String.join(" ", memory.texts()).strip();
        List<Numbers.Amount> numbers = new ArrayList<>(Numbers.in(words));
        numbers.addAll(Numbers.ordinals(words));
        if (numbers.size() != 1 || words.split("\\s+").length > MOST_WORDS) {
            return Optional.empty();
        }
        Numbers.Amount number = numbers.getFirst();
        int place = number.value().intValue();
        return number.value().stripTrailingZeros().scale() <= 0 && place >= 1 && place <= all.size()
                ? Optional.of(all.get(place - 1).id())
                : Optional.empty();
    }
}
