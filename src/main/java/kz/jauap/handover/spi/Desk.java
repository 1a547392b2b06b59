package kz.jauap.handover.spi;

import java.util.List;
import kz.jauap.shared.CrossTenant;

/// A place where people see requests and answer them. Called inside the transaction that changes what they should see;
/// it may write rows of its own and jobs, and no more: what is written is shown once that has committed, and where
/// showing
/// fails the request exists all the same.
public interface Desk {

    /// In the order in which it happened.
    @CrossTenant("turns of several tenants that end together share one transaction")
    void notice(List<Notice> notices);
}
