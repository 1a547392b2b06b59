package kz.jauap.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is cheaper than usual, and for whom.
///
/// @param rules what holds for all of them; may be empty
public record Offers(List<Promotion> promotions, Wording rules) {

    public static final Offers NONE = new Offers(List.of(), Wording.NONE);

    public Offers {
        promotions = List.copyOf(promotions);
    }

    /// One promotion.
    ///
    /// @param from,until first and last day it holds; empty where it has no beginning or end
    public record Promotion(String id, Wording text, Optional<LocalDate> from, Optional<LocalDate> until) {

        boolean holdsOn(LocalDate day) {
            return from.filter(day::isBefore).isEmpty()
                    && until.filter(day::isAfter).isEmpty();
        }
    }

    /// The one with this id, whenever it holds.
    public Optional<Promotion> promotion(String id) {
        return promotions.stream().filter(one -> one.id.equals(id)).findFirst();
    }

    /// Those that hold on a day: the one with this id, or all when it is "".
    public List<Promotion> on(LocalDate day, String id) {
        return promotions.stream()
                .filter(one -> id.isEmpty() || one.id.equals(id))
                .filter(one -> one.holdsOn(day))
                .toList();
    }
}
