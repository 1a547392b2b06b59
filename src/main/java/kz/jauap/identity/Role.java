package kz.jauap.identity;

import java.util.EnumSet;
import java.util.Set;

/// What an agent is in the business, and with it what they may do.
public enum Role {
    /// The business is theirs: everything, and alarms reach them.
    OWNER(EnumSet.allOf(Permission.class)),
    ADMIN(EnumSet.allOf(Permission.class)),
    /// Works with customers, and may close what others have taken.
    MANAGER(EnumSet.of(Permission.TAKE, Permission.RESOLVE_OTHERS)),
    /// Works with customers.
    SUPPORT(EnumSet.of(Permission.TAKE));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// One thing not everyone may do.
    public enum Permission {
        /// Take a request, answer it, and close what one has taken oneself.
        TAKE,
        /// Close, give back, or take over what somebody else has taken.
        RESOLVE_OTHERS,
        /// Approve learned answers.
        APPROVE,
        /// Change the business's settings, agents and desks.
        SETTINGS,
        /// Erase a customer with all that is known of them, for good.
        ERASE
    }
}
