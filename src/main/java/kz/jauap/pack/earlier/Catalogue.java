package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The services of the earlier format, and which of its prices are whose. There a service names its prices, or has a
/// ready sentence instead, or is not in the catalogue at all.
final class Catalogue {

    /// One line of the price list.
    ///
    /// @param above the line before it that a service names, where this one only makes sense under it
    record Priced(Tree place, String category, String name, String above) {

        Priced under(String other) {
            return new Priced(place, category, name, other);
        }
    }

    /// One service of the catalogue.
    record Listed(Tree place, String name, List<Priced> prices) {}

    private final Notes notes;
    private final List<Priced> prices = new ArrayList<>();
    private final Map<Priced, Listed> owners = new LinkedHashMap<>();
    private final List<Listed> services = new ArrayList<>();
    private final Map<String, Tree> sections = new LinkedHashMap<>();

    private Catalogue(Notes notes) {
        this.notes = notes;
    }

    static Catalogue of(Tree facts, Notes notes) {
        Catalogue catalogue = new Catalogue(notes);
        catalogue.readPrices(facts.at("price_list"));
        catalogue.readServices(facts.at("services_catalog.services"));
        catalogue.services.forEach(catalogue::takeNamed);
        catalogue.services.forEach(catalogue::takeAlike);
        catalogue.takeBetween();
        catalogue.rest();
        return catalogue;
    }

    /// In the order of the catalogue, those that only the price list knows last.
    List<Listed> services() {
        return services;
    }

    private void readPrices(Tree list) {
        for (Tree category : list.list()) {
            sections.put(category.at("category").text(), category);
            String name = category.at("category").text();
            category.at("items").list().forEach(item -> {
                String called = item.at("name").text();
                if (called.isEmpty()) {
                    notes.note(item, "a price has no name", "it was left out: name it in price_list");
                } else {
                    prices.add(new Priced(item, name, called, ""));
                }
            });
        }
        if (prices.isEmpty()) {
            notes.problem(list, "there are no prices", "`price_list` needs categories with `items`");
        }
    }

    private void readServices(Tree list) {
        for (Tree service : list.list()) {
            String name = service.at("name").text();
            if (name.isEmpty()) {
                notes.note(service, "a service has no name", "it was left out: name it in services_catalog");
            } else {
                services.add(new Listed(service, name, new ArrayList<>()));
            }
        }
    }

    private void takeNamed(Listed service) {
        for (Tree wanted : service.place().at("price_items").list()) {
            String name = wanted.text();
            Optional<Priced> found =
                    prices.stream().filter(one -> isSame(one.name(), name)).findFirst();
            Listed other = found.map(owners::get).orElse(null);
            if (found.isEmpty()) {
                notes.note(wanted, "no price is called `" + name + "`", "add it to services.yaml with its price");
            } else if (other != null) {
                notes.note(wanted, "`" + name + "` is of `" + other.name() + "` already", "it was left there");
            } else {
                give(service, found.get());
            }
        }
    }

    private static boolean isSame(String one, String other) {
        return Sentence.folded(one).equals(Sentence.folded(other));
    }

    private void give(Listed service, Priced price) {
        owners.put(price, service);
        service.prices().add(price);
    }

    /// A service without prices of its own has those that are called after it.
    private void takeAlike(Listed service) {
        if (service.prices().isEmpty() && !service.place().at("price_items").isThere()) {
            List<Priced> alike = prices.stream()
                    .filter(one -> !owners.containsKey(one))
                    .filter(one -> Alike.contains(one.name(), service.name()))
                    .toList();
            String section = alike.isEmpty() ? "" : alike.getFirst().category();
            alike = alike.stream().filter(one -> one.category().equals(section)).toList();
            alike.forEach(one -> give(service, one));
            notes.note(
                    service.place(),
                    "`" + service.name() + "` names no prices",
                    alike.isEmpty()
                            ? "a person will tell them, until services.yaml has `items:` for it"
                            : "it was given those called after it: "
                                    + alike.stream().map(Priced::name).toList());
        }
    }

    /// A line that nobody names, between two of one service: "short" under "haircut".
    private void takeBetween() {
        for (int i = 1; i < prices.size(); i++) {
            Priced price = prices.get(i);
            Priced above = owned(i, -1);
            Priced below = owned(i, 1);
            if (owners.containsKey(price) || above == null || below == null) {
                continue;
            }
            Listed service = owners.get(above);
            if (service != null
                    && service.equals(owners.get(below))
                    && List.of(above.category(), below.category()).stream().allMatch(price.category()::equals)) {
                Priced part = price.under(above.name());
                service.prices()
                        .add(
                                Math.min(
                                        service.prices().size(),
                                        service.prices().indexOf(above) + 1 + parts(service, above)),
                                part);
                notes.note(
                        price.place(),
                        "`" + price.name() + "` is in no service of the catalogue",
                        "it was taken for a part of `" + above.name() + "`, after which it stands: check it");
            }
        }
    }

    private static int parts(Listed service, Priced above) {
        return (int) service.prices().stream()
                .filter(one -> one.above().equals(above.name()))
                .count();
    }

    private @Nullable Priced owned(int from, int step) {
        for (int i = from + step; i >= 0 && i < prices.size(); i += step) {
            if (owners.containsKey(prices.get(i))) {
                return prices.get(i);
            }
        }
        return null;
    }

    /// A section of the price list that no service has anything of is a service; so is any other line left over.
    private void rest() {
        Set<Tree> taken = services.stream()
                .flatMap(one -> one.prices().stream())
                .map(Priced::place)
                .collect(Collectors.toSet());
        sections.forEach((name, place) -> {
            List<Priced> all =
                    prices.stream().filter(one -> one.category().equals(name)).toList();
            List<Priced> left =
                    all.stream().filter(one -> !taken.contains(one.place())).toList();
            if (left.size() == all.size() && left.size() > 1) {
                notes.note(place, "no service has the prices of `" + name + "`", "they have become one service");
                services.add(new Listed(place, name, new ArrayList<>(left)));
            } else {
                left.forEach(this::alone);
            }
        });
    }

    private void alone(Priced price) {
        notes.note(
                price.place(),
                "`" + price.name() + "` has a price and is in no service of the catalogue",
                "it has become a service of its own");
        services.add(new Listed(price.place(), price.name(), new ArrayList<>(List.of(price))));
    }
}
