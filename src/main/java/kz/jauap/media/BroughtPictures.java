package kz.jauap.media;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.spi.Media;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.MediaRules;
import kz.jauap.tenant.Tenants;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/// Pictures that customers bring to a channel of our own: looked at, scanned and kept before their message comes, under
/// the id their message will ask for. One whose message never comes goes with the others of its age.
@Component
class BroughtPictures implements Media.Keeper {

    private static final int MEGABYTE = 1024 * 1024;

    private final FileStore store;
    private final KeptFiles kept;
    private final Tenants tenants;
    private final Database database;
    private final Clock clock;
    private final Tika tika = new Tika();

    BroughtPictures(FileStore store, KeptFiles kept, Tenants tenants, Database database, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.tenants = tenants;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Media.Brought bring(TenantId tenant, Media.Place place, Attachment picture, byte[] bytes) {
        MediaRules rules = tenants.get(tenant).settings().media();
        if (!rules.keep()) {
            return Media.Brought.NOT_WANTED;
        }
        if (bytes.length > (long) rules.megabytes() * MEGABYTE) {
            return Media.Brought.TOO_LARGE;
        }
        if (!StoredFile.isPicture(tika.detect(bytes))) {
            return Media.Brought.NO_PICTURE;
        }
        StoredFile file = waiting(tenant, place, picture);
        if (file.state() == StoredFile.State.WAITING && earlier(tenant, file) >= rules.perHour()) {
            kept.refuse(tenant, file.id(), StoredFile.State.REFUSED, "too many files within an hour");
            return Media.Brought.TOO_MANY;
        }
        if (file.state() == StoredFile.State.WAITING
                && kept.keep(tenant, file, bytes).isPresent()) {
            return Media.Brought.LATER;
        }
        return found(tenant, file.id())
                .map(StoredFile::state)
                .map(BroughtPictures::became)
                .orElse(Media.Brought.LATER);
    }

    private static Media.Brought became(StoredFile.State state) {
        return switch (state) {
            case KEPT -> Media.Brought.KEPT;
            case REFUSED -> Media.Brought.TOO_MANY;
            case INFECTED -> Media.Brought.NO_PICTURE;
            case WAITING, MISSING -> Media.Brought.LATER;
        };
    }

    /// Its row, new or as it is since it was brought before.
    private StoredFile waiting(TenantId tenant, Media.Place place, Attachment picture) {
        UUID id = Files.id(place.channel(), picture);
        StoredFile fresh = new StoredFile(
                id, place.channel(), place.conversation(), picture, StoredFile.State.WAITING, "", "", 0, false);
        return database.inTenant(tenant, () -> {
            store.insert(tenant, fresh, clock.instant());
            return store.find(tenant, id).orElse(fresh);
        });
    }

    private int earlier(TenantId tenant, StoredFile file) {
        return database.inTenant(
                tenant, () -> store.earlier(tenant, file, clock.instant().minus(Duration.ofHours(1))));
    }

    private Optional<StoredFile> found(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    @Override
    public Optional<Media.Fetched> kept(TenantId tenant, Media.Place place, Attachment picture) {
        return found(tenant, Files.id(place.channel(), picture))
                .filter(file -> file.conversation().equals(place.conversation()) && file.isPicture())
                .flatMap(file -> kept.read(tenant, file, KeptFiles.WHOLE));
    }
}
