package kz.jauap.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.Media;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// The files customers send.
@Component
public class Files implements FileDoor {

    /// The queue in which files wait to be fetched; a lane is a file.
    static final String QUEUE = "media";

    private final FileStore store;
    private final KeptFiles kept;
    private final Origins origins;
    private final Tenants tenants;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    Files(
            FileStore store,
            KeptFiles kept,
            Origins origins,
            Tenants tenants,
            Jobs jobs,
            Database database,
            Clock clock) {
        this.store = store;
        this.kept = kept;
        this.origins = origins;
        this.tenants = tenants;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// Where files come from.
    @Component
    record Origins(Channels channels, Adapters adapters) {

        Media fetch(TenantId tenant, ChannelId channel, Attachment attachment, Media.Limits limits) {
            Optional<ChannelAccount> account = channels.find(tenant, channel);
            return account.isEmpty() || attachment.reference().isEmpty()
                    ? new Media.Missing("there is nothing to fetch")
                    : adapters.get(account.get().kind()).fetch(attachment, account.get(), limits);
        }
    }

    /// Files that came with a message.
    public record Arrived(TenantId tenant, ChannelId channel, UUID conversation, List<Attachment> attachments) {

        public Arrived {
            attachments = List.copyOf(attachments);
        }
    }

    /// Has files fetched once the caller's transaction has committed. More than a message may have stay with their
    /// messenger.
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void arrived(List<Arrived> arrived) {
        Instant now = clock.instant();
        List<NewJob> due = new ArrayList<>();
        for (Arrived one : arrived) {
            var rules = tenants.get(one.tenant()).settings().media();
            one.attachments().stream()
                    .filter(file -> rules.keep() && !file.reference().isEmpty())
                    .limit(rules.perMessage())
                    .map(file -> waiting(one, file))
                    .filter(file -> store.insert(one.tenant(), file, now))
                    .forEach(file -> due.add(NewJob.dueAt(
                            one.tenant(), QUEUE, file.id(), file.id().toString(), now)));
        }
        if (!due.isEmpty()) {
            jobs.enqueue(due);
        }
    }

    private static StoredFile waiting(Arrived one, Attachment file) {
        UUID id = id(one.channel(), file);
        return new StoredFile(id, one.channel(), one.conversation(), file, StoredFile.State.WAITING, "", "", 0, false);
    }

    /// The same file is the same id, with nothing to look up.
    public static UUID id(ChannelId channel, Attachment file) {
        return DerivedId.of(channel.value(), "file " + file.reference());
    }

    @Override
    public Media fetch(TenantId tenant, ChannelId channel, Attachment attachment, Media.Limits limits) {
        Optional<Media.Fetched> here = find(tenant, id(channel, attachment))
                .filter(file -> file.bytes() <= limits.bytes())
                .flatMap(file -> kept.read(tenant, file, KeptFiles.WHOLE));
        return here.isPresent() ? here.get() : origins.fetch(tenant, channel, attachment, limits);
    }

    public Optional<StoredFile> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// Of one conversation, the newest first.
    public List<StoredFile> of(TenantId tenant, UUID conversation) {
        return database.inTenant(tenant, () -> store.of(tenant, conversation));
    }

    /// The bytes of a kept file, or of its small picture.
    public Optional<Media.Fetched> open(TenantId tenant, StoredFile file, boolean small) {
        return kept.read(tenant, file, small ? KeptFiles.SMALL : KeptFiles.WHOLE);
    }

    /// Deletes what a tenant does not keep any longer.
    ///
    /// @return files deleted
    public int forget(TenantId tenant) {
        Duration time = Duration.ofDays(tenants.get(tenant).settings().media().days());
        List<UUID> old = database.inTenant(
                tenant, () -> store.old(tenant, clock.instant().minus(time)));
        old.forEach(id -> kept.delete(tenant, id));
        return old.size();
    }
}
