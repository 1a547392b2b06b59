package kz.jauap.decision.spi;

import java.util.Optional;
import kz.jauap.decision.spi.Library.Quotation;
import kz.jauap.shared.TenantId;

/// Answers people of the business have given before and vouch for. Asked only about what the pack does not answer and
/// nobody has reserved.
@FunctionalInterface
public interface Lessons {

    /// A business that has learned nothing.
    Lessons NONE = (tenant, question, language) -> Optional.empty();

    /// The answer to this question in this language, or none: silence is better than what only sounds near.
    ///
    /// @param question the customer's own words
    Optional<Quotation> answer(TenantId tenant, String question, String language);
}
