package kz.jauap.media;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import kz.jauap.erasing.spi.Outside;
import kz.jauap.media.spi.FileStorage;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Deletes the bytes of a file whose customer is erased. Its row is gone already.
@Component
class FileRemoval implements Outside {

    private final FileStorage storage;

    FileRemoval(FileStorage storage) {
        this.storage = storage;
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public Removal remove(TenantId tenant, JsonNode target) {
        UUID id = UUID.fromString(target.path("file").asString());
        try {
            storage.delete(tenant, id);
            return new Removal.Gone();
        } catch (IOException e) {
            return new Removal.Later(Duration.ZERO, "file " + id + " cannot be deleted: " + e);
        }
    }
}
