package kz.jauap.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.spi.Media;
import kz.jauap.shared.Json;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Addresses under which a kept file can be had for a while: sealed under the master key and bound to the tenant, so
/// that
/// none can be guessed, changed or taken to another tenant.
@Component
public class FileAddresses {

    public static final Duration GOOD_FOR = Duration.ofMinutes(30);
    private static final String PLACE = "media file";

    private final Files files;
    private final SecretBox box;
    private final Clock clock;

    FileAddresses(Files files, SecretBox box, Clock clock) {
        this.files = files;
        this.box = box;
        this.clock = clock;
    }

    /// What an address leads to.
    private record Target(UUID file, boolean small, Instant until) {}

    /// A file as it is opened.
    public record Opened(StoredFile file, Media.Fetched content) {}

    /// Below the house's own address.
    public String of(TenantId tenant, StoredFile file, boolean small) {
        Target target = new Target(file.id(), small, clock.instant().plus(GOOD_FOR));
        return "/media/" + tenant + "/" + box.seal(Json.write(target), tenant, PLACE);
    }

    /// Empty for an address that is none of ours, or was.
    public Optional<Opened> open(TenantId tenant, String sealed) {
        Target target;
        try {
            target = Json.read(box.open(sealed, tenant, PLACE), Target.class);
        } catch (SecretBox.Unreadable | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return target.until().isBefore(clock.instant())
                ? Optional.empty()
                : files.find(tenant, target.file())
                        .flatMap(file ->
                                files.open(tenant, file, target.small()).map(content -> new Opened(file, content)));
    }
}
