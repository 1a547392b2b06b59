package kz.jauap.pack.slot;

import java.time.LocalDateTime;

/// A message of a customer.
///
/// @param number in its conversation
/// @param asked id of the slot the bot had asked for before it and has said nothing since, "" for none
/// @param at when it was written, by the clock of the business
public record Line(int number, String text, String asked, LocalDateTime at) {

    Line unasked() {
        return new Line(number, text, "", at);
    }
}
