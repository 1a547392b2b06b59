package kz.jauap.conversation;

import java.util.List;
import kz.jauap.shared.CrossTenant;

/// Wants to know what is said, by customers and to them.
public interface SaidWatch {

    /// Called inside the transaction that stores the messages; may write rows and jobs, and no more.
    @CrossTenant("turns of several tenants that end together share one transaction")
    void said(List<Said> said);
}
