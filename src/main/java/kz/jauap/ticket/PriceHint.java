package kz.jauap.ticket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kz.jauap.language.Language;
import kz.jauap.pack.Pack;
import kz.jauap.pack.ServiceCard;
import kz.jauap.pack.ServiceCard.Item;
import kz.jauap.pack.ServiceCard.Price;
import kz.jauap.pack.slot.TicketSlot;
import kz.jauap.ticket.spi.Slot;
import org.jspecify.annotations.Nullable;

/// What the price list says of a thing a ticket names: for the person who answers, never for the customer by itself.
///
/// @param thing `service/item`
/// @param low,high in whole units of the currency; `high` null for "from", the same as `low` for an exact price
/// @param sure whether the customer named exactly this; otherwise it is what it might be, and has to be asked
public record PriceHint(
        String thing, String name, long low, @Nullable Long high, String currency, String note, boolean sure) {

    /// Hints for what is named; a service named without saying which of its items gives them all, none of them sure.
    /// Where no message names one thing for certain, what they name together is what it might be.
    public static List<PriceHint> of(Pack pack, String language, List<Slot> slots) {
        List<PriceHint> hints = slots.stream()
                .filter(slot -> isOfPriceList(pack, slot))
                .flatMap(slot -> of(pack, language, slot.value(), slot.sure()).stream())
                .distinct()
                .toList();
        List<PriceHint> together = hints.stream().anyMatch(PriceHint::sure)
                ? List.of()
                : together(pack, slots).stream()
                        .flatMap(thing -> of(pack, language, thing, false).stream())
                        .distinct()
                        .toList();
        return together.isEmpty() ? hints : together;
    }

    private static boolean isOfPriceList(Pack pack, Slot slot) {
        return pack.slot(slot.name())
                .map(declared -> declared.kind() == TicketSlot.Kind.ITEM)
                .orElse(true);
    }

    private static List<PriceHint> of(Pack pack, String language, String thing, boolean named) {
        String[] parts = thing.split("/", 2);
        List<PriceHint> hints = new ArrayList<>();
        pack.service(parts[0]).ifPresent(card -> {
            List<Item> items = parts.length == 2 ? card.item(parts[1]).stream().toList() : card.items();
            boolean sure = named && items.size() == 1;
            items.forEach(item -> hints.add(hint(pack, language, card, item, sure)));
        });
        return hints;
    }

    /// Items that are named by the words of several slots put together.
    private static List<String> together(Pack pack, List<Slot> slots) {
        List<String> told = slots.stream()
                .filter(slot -> slot.sure() && pack.slot(slot.name()).isPresent())
                .sorted(Comparator.comparingInt(Slot::message).reversed())
                .map(Slot::evidence)
                .distinct()
                .toList();
        String words = told.stream()
                .filter(one -> told.stream().noneMatch(other -> !other.equals(one) && other.contains(one)))
                .collect(Collectors.joining(" "));
        return Language.sightings(words, pack.vocabulary()).stream()
                .filter(seen -> seen.whole() && seen.ids().size() == 1)
                .map(seen -> seen.ids().getFirst())
                .filter(thing -> thing.contains("/"))
                .distinct()
                .toList();
    }

    private static PriceHint hint(Pack pack, String language, ServiceCard card, Item item, boolean sure) {
        List<String> spoken = pack.profile().languages();
        String thing = card.id() + "/" + item.id();
        String name = item.names().in(language, spoken);
        String note = item.note().in(language, spoken);
        String currency = pack.profile().currency();
        return switch (item.price()) {
            case Price.Exact(long amount) -> new PriceHint(thing, name, amount, amount, currency, note, sure);
            case Price.From(long amount) -> new PriceHint(thing, name, amount, null, currency, note, sure);
            case Price.Range(long low, long high) -> new PriceHint(thing, name, low, high, currency, note, sure);
        };
    }
}
