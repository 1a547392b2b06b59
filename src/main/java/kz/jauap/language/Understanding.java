package kz.jauap.language;

import java.util.List;

/// What was read in a burst.
///
/// @param language `ru`, `kk` or `en`; what was spoken before when the burst does not tell; "" when nobody knows
/// @param clauses in the order they were written
/// @param complete false when the burst was too long to be read to its end
public record Understanding(String language, List<Clause> clauses, boolean complete) {

    public Understanding {
        clauses = List.copyOf(clauses);
    }
}
