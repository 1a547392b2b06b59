package kz.jauap.decision.spi;

import java.util.Optional;
import kz.jauap.shared.TenantId;

/// What the business has in writing besides its pack. Asked only about what the pack does not answer and nobody has
/// reserved.
@FunctionalInterface
public interface Library {

    /// A business that has nothing in writing.
    Library NONE = (tenant, question) -> Optional.empty();

    /// Words that cover the question, or none: silence is better than what only sounds near.
    ///
    /// @param question the customer's own words
    Optional<Quotation> quote(TenantId tenant, String question);

    /// Words as they stand in writing.
    ///
    /// @param source where they stand, for example `passage:<id>@<version of the document>`
    record Quotation(String text, String source) {}
}
