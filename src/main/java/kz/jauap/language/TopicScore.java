package kz.jauap.language;

/// How much a clause sounds like one topic.
///
/// @param topic its id in the vocabulary
/// @param score 0 to 1: how well the nearest sample and the clause cover each other, by weight of words
/// @param unexplained 0 to 1: the share of the clause that the nearest sample says nothing about
public record TopicScore(String topic, double score, double unexplained) {}
