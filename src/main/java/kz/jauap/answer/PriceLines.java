package kz.jauap.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.jauap.pack.Pack;
import kz.jauap.pack.ServiceCard;
import kz.jauap.pack.ServiceCard.Item;
import kz.jauap.pack.ServiceCard.Price;
import kz.jauap.pack.Template;
import kz.jauap.pack.Wording;

/// Prices in words: thousands parted by a space, "from" always said, notes kept.
final class PriceLines {

    private static final int GROUP = 3;

    private final String language;
    private final Pack pack;

    PriceLines(String language, Pack pack) {
        this.language = language;
        this.pack = pack;
    }

    /// The items asked for, or all of the service's, in one sentence.
    String of(ServiceCard card, List<String> items) {
        return chosen(card, items).stream().map(this::line).collect(Collectors.joining(", ", "", "."));
    }

    /// What the customer named: the items, or the service itself.
    String named(ServiceCard card, List<String> items) {
        List<Item> chosen = items.isEmpty() ? List.of() : chosen(card, items);
        String names = chosen.stream().map(item -> text(item.names())).collect(Collectors.joining(", "));
        return names.isEmpty() ? text(card.names()) : names;
    }

    /// One line per category with its lowest price.
    List<String> byCategory() {
        Map<String, Long> lowest = new LinkedHashMap<>();
        pack.services()
                .forEach(card -> card.items()
                        .forEach(item -> lowest.merge(text(card.category()), low(item.price()), Math::min)));
        List<String> rows = new ArrayList<>();
        lowest.forEach((category, price) ->
                rows.add(fill(pack.template(Template.PRICE_FROM, language), "item", category, "price", money(price))));
        return rows;
    }

    /// A text with its places filled: name, text, name, text …
    static String fill(String template, String... places) {
        String text = template;
        for (int i = 0; i + 1 < places.length; i += 2) {
            text = text.replace("{" + places[i] + "}", places[i + 1]);
        }
        return text;
    }

    private static List<Item> chosen(ServiceCard card, List<String> items) {
        List<Item> chosen = items.stream().flatMap(id -> card.item(id).stream()).toList();
        return chosen.isEmpty() ? card.items() : chosen;
    }

    private String line(Item item) {
        String name = text(item.names());
        String told = switch (item.price()) {
            case Price.Exact exact ->
                fill(template(Template.PRICE_EXACT), "item", name, "price", money(exact.amount()));
            case Price.From from -> fill(template(Template.PRICE_FROM), "item", name, "price", money(from.amount()));
            case Price.Range range ->
                fill(
                        template(Template.PRICE_RANGE),
                        "item",
                        name,
                        "low",
                        money(range.low()),
                        "high",
                        money(range.high()));
        };
        return item.note().isEmpty() ? told : told + " (" + text(item.note()) + ")";
    }

    private static long low(Price price) {
        return switch (price) {
            case Price.Exact exact -> exact.amount();
            case Price.From from -> from.amount();
            case Price.Range range -> range.low();
        };
    }

    private String template(Template template) {
        return pack.template(template, language);
    }

    private String text(Wording wording) {
        return wording.in(language, pack.profile().languages());
    }

    private String money(long amount) {
        String digits = Long.toString(amount);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % GROUP == 0) {
                grouped.append(' ');
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.append(' ').append(pack.profile().currency()).toString();
    }
}
