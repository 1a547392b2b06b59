package kz.jauap.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import kz.jauap.pack.ServiceCard.Item;
import kz.jauap.pack.ServiceCard.Price;

/// Reads `services.yaml`: categories with their services and price items.
final class ServicesFile {

    private static final String ITEM_MARK = "/";

    private final Draft draft;
    private final Map<String, String> called = new HashMap<>();

    ServicesFile(Draft draft) {
        this.draft = draft;
    }

    List<ServiceCard> read(Section section) {
        List<ServiceCard> services = new ArrayList<>();
        for (Section category : section.list("categories")) {
            Wording names = draft.wording(category, "names");
            List<Section> cards = category.list("services");
            if (cards.isEmpty()) {
                draft.remark(category, category.line(), "the category has no services", "add `services:` or remove it");
            }
            cards.forEach(one -> services.add(service(one, names)));
            category.done();
        }
        section.done();
        if (services.isEmpty()) {
            section.problem(section.line(), "there are no services", "add `categories:` with `services:`");
        }
        return services;
    }

    private ServiceCard service(Section section, Wording category) {
        String id = draft.id(section, "service");
        Wording names = draft.wording(section, "names");
        Map<String, List<String>> aliases = new HashMap<>();
        Map<String, List<String>> own = draft.samples(section, "aliases");
        own.forEach((language, texts) -> texts.forEach(text -> shared(section, id, language, text)));
        listen(id, names, own, aliases);
        List<Item> items = new ArrayList<>();
        section.list("items").forEach(item -> items.add(item(item, id, aliases)));
        ServiceCard card = new ServiceCard(
                id, category, names, aliases, items, draft.optionalWording(section, "duration"), minutes(section));
        section.done();
        return card;
    }

    private void shared(Section section, String id, String language, String alias) {
        String other = called.putIfAbsent(language + " " + alias.toLowerCase(Locale.ROOT), id);
        if (other != null && !other.equals(id)) {
            draft.remark(
                    section,
                    section.lineOf("aliases"),
                    "`" + alias + "` is an alias of the service `" + other + "` too",
                    "who says it is told the prices of both; if that is not meant, remove it from one");
        }
    }

    private Item item(Section section, String service, Map<String, List<String>> all) {
        String id = draft.id(section, "item of " + service);
        Wording names = draft.wording(section, "names");
        listen(service + ITEM_MARK + id, names, draft.samples(section, "aliases"), all);
        Item item = new Item(id, names, price(section), draft.optionalWording(section, "note"));
        section.done();
        return item;
    }

    /// What stands in brackets in a name is shown, but need not be said.
    private void listen(
            String entity, Wording names, Map<String, List<String>> aliases, Map<String, List<String>> all) {
        names.byLanguage().forEach((language, name) -> {
            draft.vocabulary.entity(entity, language, List.of(name));
            if (name.contains("(")) {
                draft.vocabulary.entity(entity, language, List.of(name.substring(0, name.indexOf('('))));
            }
        });
        aliases.forEach((language, texts) -> {
            draft.vocabulary.entity(entity, language, texts);
            all.merge(
                    language,
                    texts,
                    (one, more) -> Stream.concat(one.stream(), more.stream()).toList());
        });
    }

    /// `45` or `45–90`, "" for none.
    private String minutes(Section section) {
        String written =
                section.optionalText("minutes").orElse("").replace('–', '-').replace(" ", "");
        if (written.isEmpty()) {
            return "";
        }
        if (section.keys().contains("duration")) {
            draft.remark(
                    section,
                    section.lineOf("minutes"),
                    "`minutes` and `duration` say the same thing twice",
                    "keep one of the two");
        }
        String[] ends = written.split("-", 2);
        boolean numbers = Stream.of(ends).allMatch(one -> one.matches("[1-9]\\d{0,4}"));
        if (!numbers || Long.parseLong(ends[0]) > Long.parseLong(ends[ends.length - 1])) {
            draft.remark(
                    section,
                    section.lineOf("minutes"),
                    "`" + written + "` are no minutes",
                    "write `45` or, the smaller first, `45-90`; in other words under `duration:`");
        }
        return written.replace('-', '–');
    }

    private Price price(Section section) {
        var exact = section.optionalText("price");
        var from = section.optionalText("from");
        var range = section.optionalText("range");
        if (exact.isPresent() && from.isEmpty() && range.isEmpty()) {
            return new Price.Exact(amount(section, "price", exact.get()));
        }
        if (from.isPresent() && exact.isEmpty() && range.isEmpty()) {
            return new Price.From(amount(section, "from", from.get()));
        }
        if (range.isPresent() && exact.isEmpty() && from.isEmpty()) {
            return range(section, range.get());
        }
        section.problem(
                section.line(),
                "a price item has exactly one of `price`, `from`, `range`",
                "write `price: 5000`, `from: 5000` or `range: 5000-8000`");
        return new Price.Exact(0);
    }

    private Price range(Section section, String text) {
        String[] ends = text.split("[-–]", 2);
        long low = amount(section, "range", ends[0]);
        long high = amount(section, "range", ends[ends.length - 1]);
        if (low == high && high > 0) {
            draft.remark(section, section.lineOf("range"), "`" + text + "` is one price", "write `price: " + low + "`");
        }
        if (low > high && high > 0) {
            section.problem(
                    section.lineOf("range"),
                    "`" + text + "` does not go from less to more",
                    "write the lower price first: `range: 5000-8000`; one price is `price:`");
        }
        return new Price.Range(low, high);
    }

    private static long amount(Section section, String key, String text) {
        try {
            long amount = Long.parseLong(text.strip().replace(" ", "").replace("_", ""));
            if (amount < 0) {
                throw new NumberFormatException("less than nothing");
            }
            return amount;
        } catch (NumberFormatException e) {
            section.problem(section.lineOf(key), "`" + text + "` is not an amount", "write digits only: `5000`");
            return 0;
        }
    }
}
