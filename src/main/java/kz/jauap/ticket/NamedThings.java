package kz.jauap.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.language.Clause;
import kz.jauap.language.EntityMatch;
import kz.jauap.language.Language;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Pack;
import kz.jauap.pack.slot.Line;
import kz.jauap.ticket.spi.Slot;
import kz.jauap.ticket.spi.SlotReader;
import org.springframework.stereotype.Component;

/// Finds in a customer's words what the price list names, by the pack's names and aliases: a model said in short is
/// whatever the pack says it is. Words that may mean several things give each as not sure; the evidence is the clause
/// they stand in. What is named last is what counts.
@Component
class NamedThings implements SlotReader {

    private static final int MOST = 6;

    @Override
    public List<Slot> read(Pack pack, List<Line> said) {
        Map<String, Slot> found = new LinkedHashMap<>();
        for (Line line : said) {
            for (Clause clause :
                    Language.read(List.of(line.text()), pack.vocabulary(), "").clauses()) {
                clause.entities().forEach(entity -> named(pack, line, clause, entity, found));
            }
        }
        return List.copyOf(found.values());
    }

    private static void named(Pack pack, Line line, Clause clause, EntityMatch entity, Map<String, Slot> found) {
        int from = line.text().indexOf(clause.text());
        List<String> things = entity.ids().stream()
                .filter(id -> !BookingRules.isStaff(id))
                .filter(id -> pack.service(id.split("/", 2)[0]).isPresent())
                .toList();
        if (from < 0 || things.isEmpty() || things.size() > MOST) {
            return;
        }
        things.forEach(thing -> {
            found.remove(thing);
            found.put(
                    thing,
                    new Slot(
                            BookingRules.SERVICE,
                            thing,
                            things.size() == 1,
                            line.number(),
                            from,
                            from + clause.text().length(),
                            clause.text()));
        });
    }
}
