package kz.jauap.ops.embedded;

import java.nio.file.Path;
import java.util.Optional;
import kz.jauap.shared.OwnerOnly;

/// A running PostgreSQL in a data folder, with the database `jauap` owned by the role `jauap`, who is no superuser, so
/// that row-level security binds it. Whoever started it holds the folder until `close`.
public final class EmbeddedDatabase implements AutoCloseable {

    private final FolderLock lock;
    private final Postmaster postmaster;
    private final Access access;

    private EmbeddedDatabase(FolderLock lock, Postmaster postmaster, Access access) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.access = access;
    }

    /// Starts the server, first making whatever is missing; returns when it accepts connections.
    ///
    /// @throws DataFolderInUse when another Jauap runs there
    /// @throws DatabaseStartFailed with the reason and the remedy
    public static EmbeddedDatabase start(Path dataFolder) {
        return claim(dataFolder).start();
    }

    /// The same with the unpacked binaries kept elsewhere, so that several data folders may share them.
    public static EmbeddedDatabase start(Path dataFolder, Path binaries) {
        return claim(dataFolder).start(binaries);
    }

    /// Takes the folder, which is quick, and leaves the start for later.
    ///
    /// @throws DataFolderInUse when another Jauap runs there
    public static Claim claim(Path dataFolder) {
        return new Claim(dataFolder, FolderLock.take(OwnerOnly.folder(dataFolder)));
    }

    /// A data folder held by this process, whose server has yet to start. A failed start releases it.
    public static final class Claim {

        private final Path folder;
        private final FolderLock lock;

        private Claim(Path folder, FolderLock lock) {
            this.folder = folder;
            this.lock = lock;
        }

        public EmbeddedDatabase start() {
            return start(home(folder));
        }

        private EmbeddedDatabase start(Path binaries) {
            try {
                Path home = OwnerOnly.folder(home(folder));
                Access access = Access.readOrCreate(accessFile(home));
                Postmaster postmaster = Postmaster.start(Cluster.prepare(home, binaries.toAbsolutePath(), access));
                EmbeddedDatabase database = new EmbeddedDatabase(lock, postmaster, access);
                database.prepareRoles();
                return database;
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        }
    }

    /// The login of a server some other process runs in this folder now; empty when there is none. For the command
    /// line.
    public static Optional<Login> runningIn(Path dataFolder) {
        Path home = home(dataFolder);
        PostmasterFile file = new PostmasterFile(home.resolve("cluster/postmaster.pid"));
        boolean alive = file.pid()
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .isPresent();
        return alive ? file.port().map(port -> Access.read(accessFile(home)).jauap(port)) : Optional.empty();
    }

    public String jdbcUrl() {
        return login().url();
    }

    public String user() {
        return Access.USER;
    }

    public String password() {
        return access.password();
    }

    /// For everything Jauap does.
    public Login login() {
        return access.jauap(postmaster.port());
    }

    /// The owner of the whole server. For tests and repairs; row-level security does not bind it.
    public Login administrator() {
        return access.administrator(postmaster.port());
    }

    /// Stops the server in order (everything written out) and releases the folder.
    @Override
    public void close() {
        try {
            postmaster.close();
        } finally {
            lock.close();
        }
    }

    private void prepareRoles() {
        try {
            RoleStore.prepare(administrator(), login());
        } catch (RuntimeException e) {
            postmaster.close();
            throw e;
        }
    }

    private static Path home(Path dataFolder) {
        return dataFolder.toAbsolutePath().normalize().resolve("postgres");
    }

    private static Path accessFile(Path home) {
        return home.resolve("access.properties");
    }
}
