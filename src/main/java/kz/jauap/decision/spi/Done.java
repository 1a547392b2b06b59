package kz.jauap.decision.spi;

import java.time.Instant;
import java.util.UUID;

/// A deed with the turn that decided it.
public record Done(UUID turn, Instant at, Deed deed) {}
