package kz.jauap.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Origin;
import kz.jauap.language.Clause;
import kz.jauap.language.EntityMatch;
import kz.jauap.language.Language;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Profile;

/// A service the customer named.
///
/// @param items of it that were named; empty when the service as a whole was
record Named(String service, List<String> items) {

    private static final char ITEM_MARK = '/';
    private static final int MOST_AT_ONCE = 4;
    private static final Duration ORIGIN_LASTS = Duration.ofDays(1);

    Named {
        items = List.copyOf(items);
    }

    /// What `service` or `service/item` stands for.
    static Named of(String id) {
        int mark = id.indexOf(ITEM_MARK);
        return mark < 0 ? new Named(id, List.of()) : new Named(id.substring(0, mark), List.of(id.substring(mark + 1)));
    }

    /// The one service or item that led the customer here: what an advertisement's title names, or what its maker calls
    /// it by its id. Nothing where they have spoken of one themselves, where several are named, and after a day.
    static Optional<String> advertised(Memory memory, Pack pack) {
        Origin origin = memory.state().origin();
        if (origin == null
                || !memory.state().service().isEmpty()
                || !origin.at().plus(ORIGIN_LASTS).isAfter(memory.now().toInstant())) {
            return Optional.empty();
        }
        Optional<String> byId = origin.names().stream()
                .filter(name -> pack.service(name).isPresent())
                .findFirst();
        return byId.or(() -> titled(origin.title(), pack));
    }

    private static Optional<String> titled(String title, Pack pack) {
        List<Named> named = title.isEmpty()
                ? List.of()
                : Language.read(List.of(title), pack.vocabulary(), "").clauses().stream()
                        .flatMap(clause -> in(clause).stream())
                        .toList();
        return named.stream().map(Named::service).distinct().count() == 1
                ? Optional.of(
                        named.size() == 1
                                ? named.getFirst().id()
                                : named.getFirst().service())
                : Optional.empty();
    }

    /// The same as one word: with its item where there is one.
    String id() {
        return items.size() == 1 ? service + ITEM_MARK + items.getFirst() : service;
    }

    /// In the order named; several items of one service together.
    static List<Named> in(Clause clause) {
        return in(clause, List.of());
    }

    /// @param spokenOf before: words that name several things mean an item of that service, if it has one of that name
    static List<Named> in(Clause clause, List<Named> spokenOf) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (EntityMatch match : clause.entities()) {
            for (String id : meant(match.ids(), spokenOf)) {
                if (BookingRules.isStaff(id) || Profile.isBranch(id)) {
                    continue;
                }
                int mark = id.indexOf(ITEM_MARK);
                String service = mark < 0 ? id : id.substring(0, mark);
                List<String> items = found.computeIfAbsent(service, s -> new ArrayList<>());
                items.add(mark < 0 ? "" : id.substring(mark + 1));
            }
        }
        return found.entrySet().stream()
                .limit(MOST_AT_ONCE)
                .map(entry -> new Named(
                        entry.getKey(), entry.getValue().contains("") ? List.of() : distinct(entry.getValue())))
                .toList();
    }

    private static List<String> meant(List<String> ids, List<Named> spokenOf) {
        List<String> known = ids.stream()
                .filter(id -> spokenOf.stream().anyMatch(one -> of(id).service().equals(one.service())))
                .toList();
        boolean exact = known.stream().allMatch(id -> id.indexOf(ITEM_MARK) > 0);
        return known.isEmpty() || spokenOf.size() > 1 || !exact ? ids : known;
    }

    private static List<String> distinct(List<String> items) {
        return items.stream().distinct().toList();
    }
}
