package kz.jauap.decision.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kz.jauap.language.Language;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Profile;
import kz.jauap.pack.ServiceCard;

/// Completes what is said by half: after the screen of a phone "and the battery?" means that of the same phone. The
/// words
/// take the place of one word of what was spoken of, and what then has a name is meant.
public final class Ellipsis {

    private static final char ITEM_MARK = '/';

    private Ellipsis() {}

    /// Ids of what is meant, `service` or `service/item`; empty when nothing else than before is.
    ///
    /// @param before what was spoken of, the same way
    /// @param words that name nothing by themselves
    public static List<String> completed(Pack pack, String before, String words) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : names(pack, before)) {
            List<String> parts =
                    Arrays.asList(name.replaceAll("\\(.*?\\)", " ").strip().split("\\s+"));
            for (int at = parts.size() - 1; at >= 0 && parts.size() > 1; at--) {
                List<String> rest = new ArrayList<>(parts);
                rest.remove(at);
                List<String> said = new ArrayList<>(parts);
                said.set(at, words);
                List<String> anyway = named(pack, String.join(" ", rest));
                named(pack, String.join(" ", said)).stream()
                        .filter(id -> !anyway.contains(id))
                        .forEach(found::add);
            }
        }
        found.removeIf(id ->
                id.equals(before) || id.equals(service(before)) || BookingRules.isStaff(id) || Profile.isBranch(id));
        List<String> items =
                found.stream().filter(id -> id.indexOf(ITEM_MARK) > 0).toList();
        return items.isEmpty() ? List.copyOf(found) : items;
    }

    private static List<String> names(Pack pack, String id) {
        return pack.service(service(id))
                .map(card -> id.indexOf(ITEM_MARK) < 0
                        ? card.names()
                        : card.item(id.substring(id.indexOf(ITEM_MARK) + 1))
                                .map(ServiceCard.Item::names)
                                .orElse(card.names()))
                .map(names -> List.copyOf(names.byLanguage().values()))
                .orElse(List.of());
    }

    private static String service(String id) {
        return id.split("/", 2)[0];
    }

    private static List<String> named(Pack pack, String phrase) {
        return Language.read(List.of(phrase), pack.vocabulary(), "").clauses().stream()
                .flatMap(clause -> clause.entities().stream())
                .filter(match -> match.ids().size() == 1)
                .map(match -> match.ids().getFirst())
                .toList();
    }
}
