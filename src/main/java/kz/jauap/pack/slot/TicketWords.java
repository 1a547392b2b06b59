package kz.jauap.pack.slot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.pack.Pack;
import kz.jauap.pack.slot.TicketSlot.Kind;

/// Reads what a pack's slots ask for in what a customer has written. Pure. What is said last counts, but what was sure
/// stays before what is not; of several values where there can be one only, none is sure.
public final class TicketWords {

    private TicketWords() {}

    /// @param said the customer's messages, oldest first; of those behind a question the first that fits replies to it
    /// @return by slot in the order of the pack; nothing of a slot that was not told
    public static List<Told> read(Pack pack, List<Line> said) {
        Map<String, List<Told>> told = new HashMap<>();
        Set<String> replied = new HashSet<>();
        for (Line one : said) {
            Line line = replied.contains(one.asked()) ? one.unasked() : one;
            Map<TicketSlot, List<Told>> here = in(pack, line);
            here.forEach((slot, values) -> {
                told.merge(slot.id(), values, (before, now) -> after(slot, before, now));
                if (slot.id().equals(line.asked())) {
                    replied.add(slot.id());
                }
            });
        }
        return pack.slots().stream()
                .flatMap(slot -> told.getOrDefault(slot.id(), List.of()).stream())
                .toList();
    }

    /// What one message tells. Words that tell nothing known are the reply to what was asked before them, and not sure.
    private static Map<TicketSlot, List<Told>> in(Pack pack, Line line) {
        Map<TicketSlot, List<Told>> here = new LinkedHashMap<>();
        if (line.text().isBlank()) {
            return here;
        }
        for (TicketSlot slot : pack.slots()) {
            List<Told> told = of(pack, slot, line);
            if (!told.isEmpty()) {
                here.put(slot, told);
            }
        }
        if (here.isEmpty()) {
            pack.slot(line.asked())
                    .ifPresent(slot -> Values.reply(slot, line, Variants.isSure(slot, line.text()))
                            .ifPresent(reply -> here.put(slot, List.of(reply))));
        }
        return here;
    }

    private static List<Told> of(Pack pack, TicketSlot slot, Line line) {
        List<Told> here = distinct(
                switch (slot.kind()) {
                    case CHOICE -> Choices.in(slot, line);
                    case VARIANT -> Variants.in(pack, slot, line);
                    case ITEM -> Values.items(pack, slot, line);
                    case PHONE -> Values.phones(slot, line);
                    case DAY -> Values.days(slot, line);
                    case TEXT -> Values.reply(slot, line, true).stream().toList();
                });
        boolean oneOfSeveral = here.size() > 1 && !slot.values().several();
        return oneOfSeveral ? here.stream().map(Told::unsure).toList() : here;
    }

    private static List<Told> after(TicketSlot slot, List<Told> before, List<Told> now) {
        boolean surer = before.stream().anyMatch(Told::sure) && now.stream().noneMatch(Told::sure);
        if (surer) {
            return before;
        }
        if (slot.kind() != Kind.CHOICE || !slot.values().several()) {
            return now;
        }
        List<Told> both = new ArrayList<>(before.stream()
                .filter(one -> one.sure() && now.stream().noneMatch(one::says))
                .toList());
        both.addAll(now);
        return both;
    }

    /// Each value once, the surest of it.
    private static List<Told> distinct(List<Told> all) {
        List<Told> distinct = new ArrayList<>();
        for (Told one : all) {
            boolean known = distinct.stream().anyMatch(other -> other.says(one) && (other.sure() || !one.sure()));
            if (!known) {
                distinct.removeIf(one::says);
                distinct.add(one);
            }
        }
        return List.copyOf(distinct);
    }
}
