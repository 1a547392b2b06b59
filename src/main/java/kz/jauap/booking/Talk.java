package kz.jauap.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import kz.jauap.booking.reading.Values;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;

/// Where the conversation about one booking stands between turns.
///
/// @param asked the field our open question is about, `change` when it is what to change, "" for none
/// @param tries questions in a row that brought nothing
/// @param replaces the confirmed booking that is to be moved, or null
/// @param touched when it was last spoken of
record Talk(
        UUID booking,
        Stage stage,
        String asked,
        int tries,
        Wish wish,
        @Nullable Stay stay,
        @Nullable Instant heldUntil,
        @Nullable UUID replaces,
        LocalDate madeOn,
        Instant touched) {

    static final String CHANGE = Values.CHANGE;
    private static final Duration LASTS = Duration.ofHours(12);

    /// What the customer's next word is to bring.
    enum Stage {
        /// A field.
        FILLING,
        /// A yes to the summary.
        CONFIRMING,
        /// A yes to a cancellation.
        CANCELLING
    }

    static Talk begin(UUID booking, LocalDate today, Instant now) {
        return new Talk(booking, Stage.FILLING, "", 0, Wish.NOTHING, null, null, null, today, now);
    }

    /// About a booking that is confirmed already.
    static Talk about(UUID booking, Stage stage, Booking confirmed, Instant now) {
        boolean moves = stage == Stage.FILLING;
        return new Talk(
                booking,
                stage,
                "",
                0,
                moves ? confirmed.wish().day(null).time(null) : confirmed.wish(),
                moves ? null : confirmed.stay(),
                null,
                moves ? confirmed.id() : null,
                confirmed.madeOn(),
                now);
    }

    /// What a skill remembers; null when it is nothing, or too long ago to go on.
    static @Nullable Talk read(String remembered, Instant now) {
        if (remembered.isEmpty()) {
            return null;
        }
        Talk talk = Json.read(remembered, Talk.class);
        return talk.touched.plus(LASTS).isBefore(now) ? null : talk;
    }

    String remembered() {
        return Json.write(this);
    }

    Talk wish(Wish now) {
        return new Talk(booking, stage, asked, tries, now, stay, heldUntil, replaces, madeOn, touched);
    }

    Talk tries(int count, Instant now) {
        return new Talk(booking, stage, asked, count, wish, stay, heldUntil, replaces, madeOn, now);
    }

    Talk asking(String field) {
        return new Talk(booking, Stage.FILLING, field, tries, wish, null, null, replaces, madeOn, touched);
    }

    Talk confirming(String field, @Nullable Stay chosen, @Nullable Instant until) {
        return new Talk(booking, Stage.CONFIRMING, field, tries, wish, chosen, until, replaces, madeOn, touched);
    }
}
