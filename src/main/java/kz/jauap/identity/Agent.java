package kz.jauap.identity;

import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// A person who works in a business.
///
/// @param branches those they work for, empty for all
public record Agent(TenantId tenant, UUID id, String name, Role role, List<String> branches, boolean active) {

    public Agent {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an agent needs a name");
        }
        branches = List.copyOf(branches);
    }

    /// Whether they may do this for a branch; "" is a request of no branch.
    public boolean may(Role.Permission permission, String branch) {
        return active && role.may(permission) && (branch.isEmpty() || branches.isEmpty() || branches.contains(branch));
    }

    /// As the audit names them.
    public String actor() {
        return "agent " + name + " (" + id + ")";
    }
}
