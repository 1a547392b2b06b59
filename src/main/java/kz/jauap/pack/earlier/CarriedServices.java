package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kz.jauap.pack.earlier.Catalogue.Listed;
import kz.jauap.pack.earlier.Catalogue.Priced;

/// `services.yaml` of a catalogue and a price list.
final class CarriedServices {

    /// "Curls/waves": either word.
    private static final Pattern EITHER = Pattern.compile("\\p{L}+/\\p{L}+");

    private final Format format;
    private final Notes notes;
    private final Map<String, String> spoken = new HashMap<>();

    CarriedServices(Format format, Notes notes) {
        this.format = format;
        this.notes = notes;
    }

    /// @param domain the taxonomy of the business's kind, there or not
    Map<String, Object> of(Tree facts, Tree domain) {
        Ids ids = new Ids(format.letters());
        Map<String, List<Object>> byCategory = new LinkedHashMap<>();
        List<Listed> all = Catalogue.of(facts, notes).services();
        all.forEach(one -> spoken.put(Sentence.folded(one.name()), one.name()));
        for (Listed one : all) {
            String category = one.prices().isEmpty()
                    ? one.name()
                    : one.prices().getFirst().category();
            byCategory
                    .computeIfAbsent(category, any -> new ArrayList<>())
                    .add(service(one, ids, synonyms(domain, one.name())));
        }
        List<Object> categories = new ArrayList<>();
        byCategory.forEach((name, services) ->
                categories.add(ordered("names", CarriedProfile.said(Sentence.small(name)), "services", services)));
        return Map.of("categories", categories);
    }

    private static Map<String, Object> ordered(String one, Object first, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    /// What a category of the taxonomy with the same name is also called.
    private static Map<String, List<String>> synonyms(Tree domain, String name) {
        Map<String, List<String>> synonyms = new LinkedHashMap<>();
        for (Tree category : domain.at("service_taxonomy.categories").list()) {
            if (Alike.same(category.at("label_ru").text(), name)) {
                for (String language : List.of("ru", "kk")) {
                    List<String> words =
                            new ArrayList<>(category.at("synonyms_" + language).texts());
                    words.addAll(category.at("label_" + language).texts());
                    synonyms.put(language, words);
                }
            }
        }
        return synonyms;
    }

    private Map<String, Object> service(Listed one, Ids ids, Map<String, List<String>> synonyms) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("id", ids.of(one.name()));
        service.put("names", CarriedProfile.said(Sentence.small(one.name())));
        Map<Priced, List<String>> ofItems = new LinkedHashMap<>();
        Map<String, Object> aliases = new LinkedHashMap<>();
        List<String> own = new ArrayList<>(one.place().at("aliases").texts());
        own.addAll(inBrackets(one.name()));
        own.addAll(synonyms.getOrDefault(CarriedProfile.LANGUAGE, List.of()));
        put(aliases, CarriedProfile.LANGUAGE, shared(own, one, ofItems));
        put(aliases, "kk", fresh(synonyms.getOrDefault("kk", List.of()), one));
        if (!aliases.isEmpty()) {
            service.put("aliases", aliases);
        }
        one.place().at("quick_price_key").ignore();
        String duration = one.place().at("duration_text").text();
        if (!duration.isEmpty()) {
            service.put("duration", CarriedProfile.said(Sentence.small(duration)));
        }
        List<Object> items = items(one, ofItems);
        if (!items.isEmpty()) {
            service.put("items", items);
        }
        return service;
    }

    /// "Depilation (wax/sugaring)" goes by what stands in its brackets, too.
    private static List<String> inBrackets(String name) {
        int open = name.indexOf('(');
        return open < 0 ? List.of() : parts(name.substring(open + 1).replace(")", ""));
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[/,]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static void put(Map<String, Object> aliases, String language, List<String> words) {
        if (!words.isEmpty()) {
            aliases.put(language, words);
        }
    }

    /// Another name of one item, or of some of them, is theirs; the others are the service's.
    private List<String> shared(List<String> aliases, Listed service, Map<Priced, List<String>> ofItems) {
        List<String> own = new ArrayList<>();
        for (String alias : fresh(aliases, service)) {
            List<Priced> same = service.prices().stream()
                    .filter(one -> Alike.same(name(one), alias))
                    .toList();
            List<Priced> some = same.isEmpty()
                    ? service.prices().stream()
                            .filter(one -> Alike.contains(name(one), alias))
                            .toList()
                    : same;
            if (some.isEmpty() || some.size() == service.prices().size() && same.isEmpty()) {
                own.add(alias);
            } else {
                some.stream()
                        .filter(one -> !Sentence.folded(name(one)).equals(Sentence.folded(alias)))
                        .forEach(one -> ofItems.computeIfAbsent(one, any -> new ArrayList<>())
                                .add(alias));
            }
        }
        return own;
    }

    /// Those that no service goes by yet.
    private List<String> fresh(List<String> aliases, Listed service) {
        Set<String> fresh = new LinkedHashSet<>();
        for (String alias : aliases) {
            String other = spoken.putIfAbsent(Sentence.folded(alias), service.name());
            if (other == null) {
                fresh.add(alias);
            } else if (!other.equals(service.name())) {
                notes.note(
                        service.place(),
                        "`" + alias + "` is a name of `" + other + "` too",
                        "it was left there; who says it would be told the prices of both");
            }
        }
        return List.copyOf(fresh);
    }

    private String name(Priced price) {
        return price.above().isEmpty()
                ? price.name()
                : format.words("item", "above", price.above(), "part", Sentence.small(price.name()));
    }

    private List<Object> items(Listed service, Map<Priced, List<String>> aliases) {
        Ids ids = new Ids(format.letters());
        List<Object> items = new ArrayList<>();
        for (Priced price : service.prices()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", ids.of(name(price)));
            item.put("names", CarriedProfile.said(Sentence.small(name(price))));
            List<String> also = new ArrayList<>(aliases.getOrDefault(price, List.of()));
            if (EITHER.matcher(price.name()).matches()) {
                also.addAll(parts(Sentence.small(price.name())));
            }
            if (!also.isEmpty()) {
                item.put("aliases", Map.of(CarriedProfile.LANGUAGE, also));
            }
            if (Amounts.put(price.place(), item, notes)) {
                items.add(item);
            }
        }
        return items;
    }
}
