package kz.jauap.llm;

/// Something a business answers, as a model is told of it.
///
/// @param asks one question of its kind, in the pack's own words
public record Topic(String id, String asks) {}
