package kz.jauap.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.jauap.pack.ServiceCard.Item;
import kz.jauap.pack.ServiceCard.Price;

/// Reads `services.yaml`: categories with their services and price items.
final class ServicesFile {

    private static final String ITEM_MARK = "/";

    private final Draft draft;

    ServicesFile(Draft draft) {
        this.draft = draft;
    }

    List<ServiceCard> read(Section section) {
        List<ServiceCard> services = new ArrayList<>();
        for (Section category : section.list("categories")) {
            Wording names = draft.wording(category, "names");
            category.list("services").forEach(one -> services.add(service(one, names)));
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
        listen(id, names, draft.samples(section, "aliases"));
        List<Item> items = new ArrayList<>();
        section.list("items").forEach(item -> items.add(item(item, id)));
        ServiceCard card = new ServiceCard(
                id,
                category,
                names,
                items,
                draft.optionalWording(section, "duration"),
                section.optionalText("minutes").orElse("").replace('-', '–'));
        section.done();
        return card;
    }

    private Item item(Section section, String service) {
        String id = draft.id(section, "item of " + service);
        Wording names = draft.wording(section, "names");
        listen(service + ITEM_MARK + id, names, draft.samples(section, "aliases"));
        Item item = new Item(id, names, price(section), draft.optionalWording(section, "note"));
        section.done();
        return item;
    }

    /// What stands in brackets in a name is shown, but need not be said.
    private void listen(String entity, Wording names, Map<String, List<String>> aliases) {
        names.byLanguage().forEach((language, name) -> {
            draft.vocabulary.entity(entity, language, List.of(name));
            if (name.contains("(")) {
                draft.vocabulary.entity(entity, language, List.of(name.substring(0, name.indexOf('('))));
            }
        });
        aliases.forEach((language, texts) -> draft.vocabulary.entity(entity, language, texts));
    }

    private static Price price(Section section) {
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
            String[] ends = range.get().split("[-–]", 2);
            return new Price.Range(amount(section, "range", ends[0]), amount(section, "range", ends[ends.length - 1]));
        }
        section.problem(
                section.line(),
                "a price item has exactly one of `price`, `from`, `range`",
                "write `price: 5000`, `from: 5000` or `range: 5000-8000`");
        return new Price.Exact(0);
    }

    private static long amount(Section section, String key, String text) {
        try {
            return Long.parseLong(text.strip().replace(" ", "").replace("_", ""));
        } catch (NumberFormatException e) {
            section.problem(section.lineOf(key), "`" + text + "` is not an amount", "write digits only: `5000`");
            return 0;
        }
    }
}
