package kz.jauap.ops.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kz.jauap.shared.OwnerOnly;
import kz.jauap.shared.TimeOrderedIds;

/// The passwords of the two roles: `postgres`, who owns the cluster, and `jauap`, who owns the database and is bound by
/// row-level security. Made once, kept beside the cluster.
record Access(String superuserPassword, String password) {

    static final String SUPERUSER = "postgres";
    static final String USER = "jauap";
    static final String DATABASE = "jauap";

    private static final int BYTES = 24;

    static Access readOrCreate(Path file) {
        if (Files.notExists(file)) {
            Access fresh = new Access(TimeOrderedIds.secret(BYTES), TimeOrderedIds.secret(BYTES));
            OwnerOnly.write(file, "postgres=" + fresh.superuserPassword + "\njauap=" + fresh.password + "\n");
        }
        return read(file);
    }

    static Access read(Path file) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(OwnerOnly.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return new Access(value(lines, SUPERUSER, file), value(lines, USER, file));
    }

    Login jauap(int port) {
        return new Login(url(port, DATABASE), USER, password);
    }

    Login administrator(int port) {
        return new Login(url(port, "postgres"), SUPERUSER, superuserPassword);
    }

    /// Never shows the passwords.
    @Override
    public String toString() {
        return "Access[***]";
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String value(Properties lines, String role, Path file) {
        String value = lines.getProperty(role, "");
        if (value.isEmpty()) {
            throw new DatabaseStartFailed(file + " has no password for the role " + role
                    + ". Restore the file from a backup of the data folder.");
        }
        return value;
    }
}
