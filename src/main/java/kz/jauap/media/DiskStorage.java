package kz.jauap.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.media.spi.FileStorage;
import kz.jauap.shared.TenantId;

/// Files in a folder: a folder a tenant, below it one for each first two letters of an id.
public final class DiskStorage implements FileStorage {

    private static final int SHELF = 2;

    private final Path folder;

    public DiskStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(TenantId tenant, UUID id, String part, byte[] bytes) throws IOException {
        Path place = place(tenant, id, part);
        Files.createDirectories(place.getParent());
        Path fresh = Files.createTempFile(place.getParent(), "new", ".part");
        Files.write(fresh, bytes);
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Optional<byte[]> get(TenantId tenant, UUID id, String part) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(place(tenant, id, part)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(TenantId tenant, UUID id) throws IOException {
        for (String part : List.of(KeptFiles.WHOLE, KeptFiles.SMALL)) {
            Files.deleteIfExists(place(tenant, id, part));
        }
    }

    private Path place(TenantId tenant, UUID id, String part) {
        String name = id.toString();
        return folder.resolve(tenant.toString())
                .resolve(name.substring(name.length() - SHELF))
                .resolve(name + "." + part);
    }
}
