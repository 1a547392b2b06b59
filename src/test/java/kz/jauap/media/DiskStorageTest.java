package kz.jauap.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.jauap.media.spi.FileStorage;
import org.junit.jupiter.api.io.TempDir;

class DiskStorageTest implements MediaStorageContract {

    @TempDir
    Path folder;

    @Override
    public FileStorage storage() {
        return new DiskStorage(folder.resolve("media"));
    }

    /// A file where the folder was: no disk gives or takes anything there.
    @Override
    public void goAway() throws IOException {
        Path media = folder.resolve("media");
        Files.move(media, folder.resolve("elsewhere"));
        Files.writeString(media, "");
    }
}
