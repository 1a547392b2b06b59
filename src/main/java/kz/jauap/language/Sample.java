package kz.jauap.language;

import java.util.Set;

/// One way to say a topic.
///
/// @param asked those of its words that belong to nothing it names
/// @param negated whether it says not or no
/// @param addressed whether all it asks is what *you* do: "what do you do" is no "what to do"
/// @param named things of the vocabulary that it names
record Sample(
        int topic,
        int[] words,
        int[] asked,
        Slot slot,
        float weight,
        boolean negated,
        boolean addressed,
        Set<String> named) {

    /// What a sample leaves open.
    enum Slot {
        NONE,
        /// A named thing of the vocabulary.
        ENTITY,
        /// A named thing, or words nobody knows.
        ANYTHING;

        static Slot in(String sample) {
            if (sample.contains("{service}")) {
                return ENTITY;
            }
            return sample.contains("{thing}") ? ANYTHING : NONE;
        }
    }
}
