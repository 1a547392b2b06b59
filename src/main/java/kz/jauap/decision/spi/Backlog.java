package kz.jauap.decision.spi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// Keeps the questions turns had no answer for, so that people can give one.
public interface Backlog {

    /// A question with the turn it was asked in.
    ///
    /// @param place among the open questions of the turn, from 0
    /// @param language the customer speaks, "" when not known
    record Missed(
            TenantId tenant,
            UUID turn,
            int place,
            UUID conversation,
            String language,
            OpenQuestion question,
            Instant at) {}

    /// The questions as they may be kept: without personal data, and without those of which nothing is left. Called
    /// before the transaction of the turn.
    List<Missed> cleaned(List<Missed> missed);

    /// Writes them down inside the caller's transaction.
    void keep(List<Missed> cleaned);
}
