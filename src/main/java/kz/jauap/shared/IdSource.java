package kz.jauap.shared;

import java.util.UUID;

/// Where new ids come from. Injected, so that a test can foretell them.
@FunctionalInterface
public interface IdSource {

    UUID next();
}
