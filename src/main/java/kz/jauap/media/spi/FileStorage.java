package kz.jauap.media.spi;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// Keeps bytes by tenant and name. Names are ours: no customer's word is ever part of a path.
public interface FileStorage {

    /// Whole or not at all; over what was there before.
    void put(TenantId tenant, UUID id, String part, byte[] bytes) throws IOException;

    Optional<byte[]> get(TenantId tenant, UUID id, String part) throws IOException;

    /// All parts; nothing where there are none.
    void delete(TenantId tenant, UUID id) throws IOException;
}
