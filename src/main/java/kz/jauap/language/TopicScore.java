package kz.jauap.language;

/// How much a clause sounds like one topic.
///
/// @param topic its id in the vocabulary
/// @param score 0 to 1: how well the nearest sample and the clause cover each other, by weight of words
/// @param covered 0 to 1: the share of the nearest sample that the clause says
/// @param unexplained 0 to 1: the share of the clause that the nearest sample says nothing about
/// @param evidence weight of what both share, in words that only one topic has
/// @param other whether the nearest sample names a thing, and the clause none but others
/// @param confidence how often such a topic is the right one, 0.8 means 8 times in 10; see [Confidence]
public record TopicScore(
        String topic,
        double score,
        double covered,
        double unexplained,
        double evidence,
        boolean other,
        double confidence) {}
