package kz.jauap.knowledge;

import java.util.UUID;

/// A stretch of a document under one heading, word by word as it stands there.
///
/// @param version of the document
/// @param branch the place of the business it speaks of, "" for all of them
/// @param text blocks parted by line breaks
public record Passage(UUID id, UUID document, int version, String name, String branch, String heading, String text) {}
