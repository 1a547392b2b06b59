package kz.jauap.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service or product with its prices.
///
/// @param category it is listed under
/// @param names what it is called
/// @param aliases how else people call it and its items, by language; for recognising, not for answering
/// @param items what has a price; may be empty
/// @param duration in the owner's words, may be empty
/// @param minutes `45` or `45–90`, "" when told in words or not at all
public record ServiceCard(
        String id,
        Wording category,
        Wording names,
        Map<String, List<String>> aliases,
        List<Item> items,
        Wording duration,
        String minutes) {

    /// One line of the price list.
    ///
    /// @param id unique within its service
    /// @param note what else to say about it; may be empty
    public record Item(String id, Wording names, Price price, Wording note) {}

    /// What it costs, in whole units of the currency.
    public sealed interface Price {

        record Exact(long amount) implements Price {}

        record From(long amount) implements Price {}

        record Range(long low, long high) implements Price {}
    }

    public ServiceCard {
        aliases = Map.copyOf(aliases);
        items = List.copyOf(items);
    }

    public Optional<Item> item(String itemId) {
        return items.stream().filter(item -> item.id.equals(itemId)).findFirst();
    }

    public boolean hasDuration() {
        return !duration.isEmpty() || !minutes.isEmpty();
    }
}
