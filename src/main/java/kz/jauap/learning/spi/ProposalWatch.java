package kz.jauap.learning.spi;

import java.util.UUID;
import kz.jauap.learning.LearnedAnswer;
import kz.jauap.shared.TenantId;

/// A place where people see what was learned from them, and may approve it.
public interface ProposalWatch {

    /// Called inside the transaction in which it was proposed; may write rows of its own and jobs, and no more.
    ///
    /// @param conversation it was learned from
    void proposed(TenantId tenant, UUID conversation, LearnedAnswer answer);
}
