package kz.jauap.language.value;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The time of the day a customer speaks of.
public sealed interface Clock {

    /// At a time.
    record At(LocalTime time) implements Clock {}

    /// From a time, until a time, or between two; at least one is there.
    record Window(@Nullable LocalTime from, @Nullable LocalTime until) implements Clock {}

    /// In a part of the day.
    record In(Part part) implements Clock {}
}
