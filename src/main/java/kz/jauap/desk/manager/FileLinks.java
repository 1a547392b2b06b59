package kz.jauap.desk.manager;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.spi.Media;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.shared.Json;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import tools.jackson.core.JacksonException;

/// Addresses under which a customer's messenger, and nobody who does not know them, fetches a file a manager sent:
/// sealed under the master key and bound to the tenant. The bytes stay with Telegram and pass through us when they are
/// asked for.
public final class FileLinks {

    static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final String PLACE = "desk file";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Optional<String> base;
    private final SecretBox box;
    private final Groups groups;
    private final BotApi api;

    /// @param base the house's address for the world without a last slash; empty makes no links
    public FileLinks(Optional<String> base, SecretBox box, Groups groups, BotApi api) {
        this.base = base;
        this.box = box;
        this.groups = groups;
        this.api = api;
    }

    /// What a link leads to.
    private record Target(UUID group, String file, String mimeType) {}

    /// A file as a customer's messenger gets it; empty where the house has no address for the world.
    Optional<Attachment> of(TenantId tenant, UUID group, Deed.File file) {
        String target = Json.write(new Target(group, file.id(), file.mimeType()));
        return base.map(address -> new Attachment(
                file.kind(),
                address + "/desk/file/" + tenant + "/" + box.seal(target, tenant, PLACE),
                file.mimeType(),
                file.name().isEmpty() ? null : file.name(),
                file.bytes() == 0 ? null : file.bytes(),
                java.util.Map.of()));
    }

    /// The file a link leads to; its type is the one Telegram told.
    public Media fetch(TenantId tenant, String sealed) {
        Target target;
        try {
            target = Json.read(box.open(sealed, tenant, PLACE), Target.class);
        } catch (SecretBox.Unreadable | JacksonException e) {
            return new Media.Missing("the link is none of ours");
        }
        Media got = groups.find(tenant, target.group())
                .map(group -> api.file(group.token(), target.file(), new Media.Limits(MOST_BYTES, PATIENCE)))
                .orElseGet(() -> new Media.Missing("the desk is gone"));
        return got instanceof Media.Fetched(byte[] bytes, String unused)
                ? new Media.Fetched(bytes, target.mimeType())
                : got;
    }
}
