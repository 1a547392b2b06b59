package kz.jauap.pack.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.jauap.language.Clause;
import kz.jauap.language.Language;
import kz.jauap.language.TopicScore;

/// Which of a slot's values a customer says: sure where all words of a sample stand there, in any form, or
/// one of them in reply to its question; not sure where it merely sounds like it.
final class Choices {

    private static final double LIKELY = 0.5;
    private static final double COVERED = 0.6;

    private Choices() {}

    static List<Told> in(TicketSlot slot, Line line) {
        List<Language.Sighting> all = Language.sightings(line.text(), slot.vocabulary());
        List<Language.Sighting> seen = all.stream().filter(one -> !one.denied()).toList();
        List<Told> whole = told(slot, line, seen.stream().filter(Language.Sighting::whole));
        if (!whole.isEmpty() || seen.stream().anyMatch(Language.Sighting::whole)) {
            return whole;
        }
        List<Told> part = line.asked().equals(slot.id()) ? told(slot, line, seen.stream()) : List.of();
        List<Told> denied = told(slot, line, all.stream().filter(Language.Sighting::denied));
        return part.isEmpty()
                ? near(slot, line).stream()
                        .filter(one -> denied.stream().noneMatch(one::says))
                        .toList()
                : part;
    }

    private static List<Told> told(TicketSlot slot, Line line, Stream<Language.Sighting> seen) {
        return seen.flatMap(one -> {
                    List<String> values = one.ids().stream()
                            .flatMap(id -> slot.valueOf(id).stream())
                            .distinct()
                            .toList();
                    return values.stream()
                            .map(value -> Told.of(slot, value, values.size() == 1, line, one.from(), one.to()));
                })
                .toList();
    }

    private static List<Told> near(TicketSlot slot, Line line) {
        List<Told> near = new ArrayList<>();
        for (Clause clause :
                Language.read(List.of(line.text()), slot.vocabulary(), "").clauses()) {
            int from = line.text().indexOf(clause.text());
            Optional<String> value = clause.best()
                    .filter(best -> isLikely(best) && from >= 0)
                    .flatMap(best -> slot.valueOf(best.topic()));
            value.map(one -> Told.of(
                            slot, one, false, line, from, from + clause.text().length()))
                    .ifPresent(near::add);
        }
        return near;
    }

    private static boolean isLikely(TopicScore best) {
        return best.confidence() >= LIKELY && best.covered() >= COVERED;
    }
}
