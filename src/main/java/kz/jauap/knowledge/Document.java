package kz.jauap.knowledge;

import java.time.Instant;
import java.util.UUID;

/// Something the business has in writing.
///
/// @param name of the file or address of the page, one of its kind with the tenant
/// @param branch the place of the business it speaks of, "" for all of them
/// @param version goes up with each new content
/// @param passages it was cut into
public record Document(
        UUID id, String name, String branch, int version, int passages, String author, Instant updatedAt) {}
