package kz.jauap.ticket;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.pack.Pack;
import kz.jauap.pack.ServiceCard;
import kz.jauap.pack.ServiceCard.Item;
import kz.jauap.pack.ServiceCard.Price;
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
    public static List<PriceHint> of(Pack pack, String language, List<Slot> slots) {
        List<PriceHint> hints = new ArrayList<>();
        for (Slot slot : slots) {
            String[] parts = slot.value().split("/", 2);
            pack.service(parts[0]).ifPresent(card -> {
                List<Item> items =
                        parts.length == 2 ? card.item(parts[1]).stream().toList() : card.items();
                boolean sure = slot.sure() && items.size() == 1;
                items.forEach(item -> hints.add(hint(pack, language, card, item, sure)));
            });
        }
        return hints.stream().distinct().toList();
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
