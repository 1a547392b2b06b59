package kz.jauap.pack;

/// How to advise on one matter: general, vouched for, and with a way on to a person or a booking.
///
/// @param lead the first sentence
/// @param options advice, a line each
/// @param questions what to ask the customer back; may be empty
/// @param nextStep how to go on; may be empty
public record Playbook(String id, Wording lead, WordingList options, WordingList questions, Wording nextStep) {}
