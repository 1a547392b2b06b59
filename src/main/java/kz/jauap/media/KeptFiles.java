package kz.jauap.media;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.spi.Media;
import kz.jauap.media.spi.FileScan;
import kz.jauap.media.spi.FileStorage;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.apache.tika.Tika;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks at bytes and keeps them: what they are is told by themselves, not by who sent them.
@Component
class KeptFiles {

    static final String WHOLE = "bin";
    static final String SMALL = "jpg";

    private static final Logger log = LoggerFactory.getLogger(KeptFiles.class);

    private final FileStore store;
    private final FileStorage storage;
    private final FileScan scan;
    private final Database database;
    private final Tika tika = new Tika();

    KeptFiles(FileStore store, FileStorage storage, FileScan scan, Database database) {
        this.store = store;
        this.storage = storage;
        this.scan = scan;
        this.database = database;
    }

    /// @return why it is not kept for now, empty when it is settled
    Optional<String> keep(TenantId tenant, StoredFile file, byte[] bytes) {
        return switch (scan.scan(bytes)) {
            case FileScan.Verdict.Clean clean -> write(tenant, file, bytes);
            case FileScan.Verdict.Infected(String name) -> {
                log.warn("file {} of {} is infected ({}), it is not kept", file.id(), tenant, name);
                refuse(tenant, file.id(), StoredFile.State.INFECTED, name);
                yield Optional.empty();
            }
            case FileScan.Verdict.Unknown(String reason) -> Optional.of(reason);
        };
    }

    private Optional<String> write(TenantId tenant, StoredFile file, byte[] bytes) {
        String mime = tika.detect(bytes);
        Optional<byte[]> small = mime.startsWith("image/") ? Thumbnails.of(bytes) : Optional.empty();
        try {
            storage.put(tenant, file.id(), WHOLE, bytes);
            if (small.isPresent()) {
                storage.put(tenant, file.id(), SMALL, small.get());
            }
            boolean known = database.inTenant(
                    tenant, () -> store.keep(tenant, file.id(), mime, bytes.length, sha(bytes), small.isPresent()));
            if (!known) {
                storage.delete(tenant, file.id()); // its customer was erased while it was being fetched
            }
        } catch (IOException e) {
            return Optional.of("it could not be written: " + e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    void refuse(TenantId tenant, UUID id, StoredFile.State state, String reason) {
        database.inTenant(tenant, () -> store.refuse(tenant, id, state, reason));
    }

    /// The bytes of what is kept.
    Optional<Media.Fetched> read(TenantId tenant, StoredFile file, String part) {
        if (file.state() != StoredFile.State.KEPT) {
            return Optional.empty();
        }
        try {
            return storage.get(tenant, file.id(), part)
                    .map(bytes -> new Media.Fetched(bytes, part.equals(SMALL) ? "image/jpeg" : file.mimeType()));
        } catch (IOException e) {
            log.warn("file {} of {} cannot be read, it is fetched anew: {}", file.id(), tenant, e.toString());
            return Optional.empty();
        }
    }

    void delete(TenantId tenant, UUID id) {
        try {
            storage.delete(tenant, id);
            database.inTenant(tenant, () -> store.forget(tenant, id));
        } catch (IOException e) {
            log.warn("file {} of {} cannot be deleted, it is tried again: {}", id, tenant, e.toString());
        }
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
