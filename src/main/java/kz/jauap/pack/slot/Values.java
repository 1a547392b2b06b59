package kz.jauap.pack.slot;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.jauap.language.Language;
import kz.jauap.language.value.Day;
import kz.jauap.language.value.Frame;
import kz.jauap.language.value.Moments;
import kz.jauap.language.value.Phones;
import kz.jauap.language.value.Replies;
import kz.jauap.language.value.When;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Profile;

/// Values that are no choice of the pack's: things of the price list, phones, days, and words in reply to a question.
final class Values {

    private static final int LONGEST_REPLY = 120;
    private static final int MOST_MEANT = 4;
    private static final double NOTHING_ELSE = 0.95;

    private Values() {}

    static List<Told> items(Pack pack, TicketSlot slot, Line line) {
        return Language.sightings(line.text(), pack.vocabulary()).stream()
                .flatMap(seen -> {
                    List<String> things = seen.ids().stream()
                            .filter(id -> !BookingRules.isStaff(id) && !Profile.isBranch(id))
                            .limit(MOST_MEANT + 1L)
                            .toList();
                    boolean sure = seen.whole() && !seen.denied() && things.size() == 1;
                    return things.size() > MOST_MEANT
                            ? Stream.<Told>of()
                            : things.stream().map(id -> Told.of(slot, id, sure, line, seen.from(), seen.to()));
                })
                .toList();
    }

    static List<Told> phones(TicketSlot slot, Line line) {
        return Phones.in(line.text()).stream()
                .map(phone -> Told.of(slot, phone.e164(), true, line, phone.from(), phone.to()))
                .toList();
    }

    static List<Told> days(TicketSlot slot, Line line) {
        return Moments.in(line.text(), new Frame(line.at(), null, null, false)).stream()
                .filter(when -> !when.excluded() && when.day().isPresent())
                .map(when -> Told.of(slot, day(when).toString(), isOneDay(when), line, when.from(), when.to()))
                .toList();
    }

    private static LocalDate day(When when) {
        return when.day().map(Day::from).orElseThrow();
    }

    private static boolean isOneDay(When when) {
        return !when.ambiguous()
                && when.day().filter(day -> day.from().equals(day.until())).isPresent();
    }

    /// The whole message, where it replies to the question for this slot and is neither a question nor a
    /// bare yes or no.
    static Optional<Told> reply(TicketSlot slot, Line line, boolean sure) {
        String text = line.text().strip();
        boolean replies = line.asked().equals(slot.id()) && text.length() <= LONGEST_REPLY && text.indexOf('?') < 0;
        boolean plain =
                Replies.in(text).filter(one -> one.score() >= NOTHING_ELSE).isPresent();
        if (!replies || plain) {
            return Optional.empty();
        }
        int from = line.text().indexOf(text);
        return Optional.of(Told.of(slot, text, sure, line, from, from + text.length()));
    }
}
