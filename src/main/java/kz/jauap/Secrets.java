package kz.jauap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kz.jauap.config.Settings;
import kz.jauap.shared.AdminToken;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.OwnerOnly;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TimeOrderedIds;

/// The secrets of this process: given by settings, else made once in the data folder.
///
/// @param freshToken the admin token when it was made just now: the only time it can be shown
record Secrets(SecretBox box, AdminToken adminToken, Optional<String> freshToken) {

    private static final int TOKEN_BYTES = 24;

    static Secrets open(Settings settings) {
        Path folder = OwnerOnly.folder(settings.data());
        MasterKeys keys =
                settings.secrets().masterKeys().orElseGet(() -> MasterKeys.readOrCreate(folder.resolve("master.key")));
        SecretBox box = new SecretBox(keys);
        return settings.secrets()
                .adminToken()
                .map(token -> new Secrets(box, AdminToken.of(token), Optional.empty()))
                .orElseGet(() -> fromFolder(box, folder.resolve("admin-token.sha256")));
    }

    private static Secrets fromFolder(SecretBox box, Path file) {
        String fresh = TimeOrderedIds.secret(TOKEN_BYTES);
        if (Files.notExists(file)) {
            OwnerOnly.writeOnce(file, AdminToken.of(fresh).sha256());
        }
        AdminToken kept = new AdminToken(OwnerOnly.read(file));
        return new Secrets(box, kept, kept.matches(fresh) ? Optional.of(fresh) : Optional.empty());
    }
}
