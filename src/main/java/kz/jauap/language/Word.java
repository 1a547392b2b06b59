package kz.jauap.language;

/// One word, number or emoji of a message.
///
/// @param small as typed, in small letters
/// @param plain folded for comparing, see [kz.jauap.language.morphology.Letters]
/// @param from where it starts in its text
/// @param to where it ends, exclusive
/// @param before what stood between it and the word before it
/// @param asked whether a question mark follows, before the next word
record Word(String small, String plain, int from, int to, Gap before, boolean asked) {

    /// What separates a word from the one before.
    enum Gap {
        /// A space or nothing to speak of.
        SPACE,
        /// A comma or dash: perhaps a new clause.
        PAUSE,
        /// The end of a sentence, a line or a message.
        STOP
    }
}
