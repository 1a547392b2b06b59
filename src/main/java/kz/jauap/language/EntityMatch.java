package kz.jauap.language;

import java.util.List;

/// A named thing found in a clause, for example a service by one of its aliases.
///
/// @param ids what it may be; several when the same words name several things
/// @param from where in the clause's words it starts, only for ordering
public record EntityMatch(List<String> ids, int from) {

    public EntityMatch {
        ids = List.copyOf(ids);
    }
}
