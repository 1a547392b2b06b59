package kz.jauap.booking;

import java.time.Instant;

/// Somebody's time from one moment to another.
///
/// @param staff id of the person or place in the pack
public record Stay(String staff, Instant from, Instant until) {

    public Stay {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a stay takes time: " + from + " to " + until);
        }
    }

    boolean meets(Stay other) {
        return staff.equals(other.staff) && from.isBefore(other.until) && other.from.isBefore(until);
    }
}
