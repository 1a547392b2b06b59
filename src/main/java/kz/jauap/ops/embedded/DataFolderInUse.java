package kz.jauap.ops.embedded;

import java.nio.file.Path;

/// Another Jauap runs on this data folder. Two of them would be two databases over the same files.
public final class DataFolderInUse extends RuntimeException {

    DataFolderInUse(Path folder, String holder) {
        super("The data folder " + folder + " is in use by " + holder
                + ". Stop that Jauap first, or give this one its own folder, for example JAUAP_DATA=/srv/jauap2");
    }
}
