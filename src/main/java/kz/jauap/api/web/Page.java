package kz.jauap.api.web;

import java.util.List;
import java.util.UUID;
import kz.jauap.message.UnifiedMessages.Placed;
import org.jspecify.annotations.Nullable;

/// Part of a list; `next` is given back as `cursor` for the part behind it, null at the end.
record Page<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 200;

    static <T> Page<T> of(List<Placed<T>> placed, int limit) {
        return new Page<>(
                placed.stream().map(Placed::item).toList(),
                placed.size() < limit ? null : placed.getLast().cursor());
    }

    /// For who follows along: there is always something to go on from.
    static <T> Page<T> going(List<Placed<T>> placed, @Nullable String from) {
        return new Page<>(
                placed.stream().map(Placed::item).toList(),
                placed.isEmpty() ? from : placed.getLast().cursor());
    }

    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw Problem.MALFORMED.found("limit cannot be " + asked + "; give a number from 1 to " + MOST);
        }
        return asked;
    }

    static @Nullable UUID cursor(String given) {
        try {
            return given.isEmpty() ? null : UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw Problem.MALFORMED.found("the cursor is none of ours: give back `next` as it was");
        }
    }
}
