package kz.jauap.pack;

import java.util.List;
import java.util.Locale;

/// The sentences Jauap speaks in, worded by the pack or, where it says nothing, by the common phrases.
public enum Template {
    /// First words to a customer; says that a virtual assistant answers.
    GREETING("business"),
    HELLO_AGAIN,
    LISTENING,
    THANKS,
    FAREWELL,
    ACKNOWLEDGED,
    ABOUT_BOT("business"),
    OPTED_OUT,
    HOURS("hours"),
    OPEN_NOW("close"),
    CLOSED_NOW,
    /// The first answer of a night, before anything else.
    QUIET_HOURS,
    ADDRESS("address"),
    MAP("map"),
    PRESENCE("service"),
    PRICE_EXACT("item", "price"),
    PRICE_FROM("item", "price"),
    PRICE_RANGE("item", "low", "high"),
    PRICE_UNKNOWN("service"),
    PRICE_LIST,
    DURATION("service", "duration"),
    DURATION_MINUTES("minutes"),
    SERVICES("services"),
    WHICH_FOR_PRICE("services"),
    WHICH_FOR_DURATION("services"),
    NOT_FOUND("services"),
    /// Before what is cheaper; and when nothing is at the moment.
    PROMOTIONS,
    NO_PROMOTIONS,
    /// To what is no matter of the business.
    OFF_TOPIC("business", "services"),
    OFFER,
    /// Around what may be meant.
    LIKELY,
    LIKELY_NOT,
    /// What was heard in a voice message, when it may be something else; and when it is.
    HEARD("words"),
    WRITE_IT,
    /// Whether the customer asks what a model has proposed.
    PROPOSED("question"),
    HANDED_OVER,
    ADDED_TO_REQUEST,
    /// Which of several places a request is for; and once that is known.
    WHICH_BRANCH("branches"),
    BRANCH_NOTED("branch"),
    /// Around what a request was told and is not sure, for the person who takes over.
    UNSURE("value"),
    /// When a person has taken the conversation over; when they have closed it, and the wish for a rating.
    TAKEN("name"),
    RESOLVED,
    RATING,
    RATED,
    /// When a person was asked for and none has answered for a while.
    STILL_WAITING,
    /// For when everything else broke.
    FALLBACK;

    private final List<String> places;

    Template(String... places) {
        this.places = List.of(places);
    }

    /// Its name in `phrases.yaml`, for example `price-from`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What may stand in braces in its text.
    List<String> places() {
        return places;
    }
}
