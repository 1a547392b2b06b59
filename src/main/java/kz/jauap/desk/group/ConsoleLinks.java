package kz.jauap.desk.group;

import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// Where the console shows a conversation.
@FunctionalInterface
public interface ConsoleLinks {

    /// Empty where the console has no address people reach.
    Optional<String> to(TenantId tenant, UUID conversation);
}
