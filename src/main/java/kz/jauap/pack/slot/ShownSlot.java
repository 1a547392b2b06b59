package kz.jauap.pack.slot;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.jauap.pack.Pack;

/// A slot as people read it.
///
/// @param label of the pack, "" where it has none for it
/// @param evidence the customer's words
public record ShownSlot(String slot, String label, String value, boolean sure, String evidence) {

    private static final DateTimeFormatter AS_WRITTEN = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    /// In words of the pack.
    ///
    /// @param value as [Told] has it
    public static ShownSlot of(Pack pack, String language, String slot, String value, boolean sure, String evidence) {
        List<String> spoken = pack.profile().languages();
        Optional<TicketSlot> declared = pack.slot(slot);
        String label = declared.map(one -> one.label().in(language, spoken)).orElse("");
        String shown = declared.map(one -> value(pack, one, value, language))
                .orElseGet(() -> thing(pack, value, language).orElse(value));
        return new ShownSlot(slot, label, shown, sure, evidence);
    }

    private static String value(Pack pack, TicketSlot slot, String value, String language) {
        return switch (slot.kind()) {
            case CHOICE ->
                slot.value(value)
                        .map(one -> one.names().in(language, pack.profile().languages()))
                        .orElse(value);
            case ITEM -> thing(pack, value, language).orElse(value);
            case DAY -> AS_WRITTEN.format(LocalDate.parse(value));
            case VARIANT, PHONE, TEXT -> value;
        };
    }

    private static Optional<String> thing(Pack pack, String id, String language) {
        List<String> spoken = pack.profile().languages();
        String[] parts = id.split("/", 2);
        return pack.service(parts[0])
                .flatMap(card -> parts.length == 1
                        ? Optional.of(card.names().in(language, spoken))
                        : card.item(parts[1]).map(item -> item.names().in(language, spoken)));
    }
}
