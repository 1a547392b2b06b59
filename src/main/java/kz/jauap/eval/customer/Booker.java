package kz.jauap.eval.customer;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.jauap.eval.Got;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Pack;
import kz.jauap.pack.ServiceCard;

/// What a customer who books says to each question of the business.
final class Booker {

    private static final String FIELD = "booking:field-";
    private static final List<String> ANOTHER_DAY =
            List.of("booking:nothing-free", "booking:day-closed", "booking:day-over", "booking:day-too-far");
    private static final List<String> ANOTHER_TIME =
            List.of("booking:times-free", "booking:time-outside", "booking:time-too-soon", "booking:same-day-over");

    private final Pack pack;
    private final CustomerWords words;
    private final Random dice;
    private final ServiceCard service;
    private final String phone;

    Booker(Pack pack, CustomerWords words, Random dice) {
        this.pack = pack;
        this.words = words;
        this.dice = dice;
        this.service = pack.services().get(dice.nextInt(pack.services().size()));
        this.phone = CustomerWords.pick(words.phones(), dice);
    }

    /// @param last what the business said, nothing before the first words
    String next(Optional<Got> last, String language) {
        if (last.isEmpty()) {
            return filled(words.say("book", language, dice), language);
        }
        Got got = last.get();
        if (hears(got, "booking:summary")) {
            return words.say("yes", language, dice);
        }
        if (ANOTHER_DAY.stream().anyMatch(id -> hears(got, id))) {
            return filled(words.say("day", language, dice), language);
        }
        if (ANOTHER_TIME.stream().anyMatch(id -> hears(got, id))) {
            return Customer.clock(got.text()).orElseGet(() -> filled("{time}", language));
        }
        return asked(got)
                .map(field -> answer(field, language))
                .orElseGet(() -> filled(words.say("book", language, dice), language));
    }

    private static Optional<String> asked(Got got) {
        return got.facts().stream()
                .filter(id -> id.startsWith("booking:ask-") || id.startsWith(FIELD))
                .map(id -> id.startsWith(FIELD) ? id.substring(FIELD.length()) : id.substring("booking:ask-".length()))
                .reduce((first, second) -> second);
    }

    private String answer(String field, String language) {
        String known = filled(words.say(field, language, dice), language);
        if (!known.isEmpty()) {
            return known;
        }
        return switch (kind(field)) {
            case "number" -> words.say("number", language, dice);
            case BookingRules.NAME -> words.say("names", language, dice);
            default -> words.say("any", language, dice);
        };
    }

    /// What a field of the pack's own holds.
    private String kind(String field) {
        return pack.booking().stream()
                .flatMap(rules -> rules.fields().stream())
                .filter(one -> one.id().equals(field))
                .map(BookingRules.Field::kind)
                .findFirst()
                .orElse("text");
    }

    private static boolean hears(Got got, String id) {
        return got.facts().contains(id);
    }

    private String filled(String text, String language) {
        return text.replace(
                        "{service}", service.names().in(language, pack.profile().languages()))
                .replace("{day}", words.say("days", language, dice))
                .replace("{time}", CustomerWords.pick(words.times(), dice))
                .replace("{name}", words.say("names", language, dice))
                .replace("{phone}", phone);
    }

    /// Whether a pack takes bookings at all.
    static boolean isPossible(Pack pack) {
        return pack.booking().map(BookingRules::fields).isPresent();
    }
}
