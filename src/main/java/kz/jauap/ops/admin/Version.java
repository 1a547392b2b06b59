package kz.jauap.ops.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Which Jauap this is: from the environment (`APP_VERSION`, `GIT_COMMIT`, `BUILD_TIME`) where a deployment says so,
/// else
/// from the manifest of the jar it runs from.
@Component
public class Version {

    private static final String UNKNOWN = "unknown";

    private final Environment environment;
    private final Attributes built;

    Version(Environment environment) {
        this.environment = environment;
        this.built = manifest();
    }

    public String number() {
        return first("APP_VERSION", "Implementation-Version");
    }

    public String commit() {
        return first("GIT_COMMIT", "Git-Commit");
    }

    public String builtAt() {
        return first("BUILD_TIME", "Build-Time");
    }

    private String first(String variable, String attribute) {
        String given = environment.getProperty(variable, "");
        String manifest = built.getValue(attribute);
        return !given.isBlank() ? given : manifest != null ? manifest : UNKNOWN;
    }

    /// The manifest of our own jar; empty when the classes lie in a folder.
    private static Attributes manifest() {
        URI place = URI.create(Version.class.getResource("Version.class").toString());
        if (!place.getScheme().equals("jar")) {
            return new Attributes();
        }
        String jar = place.toString().substring(0, place.toString().indexOf('!') + 2);
        try (InputStream in = URI.create(jar + JarFile.MANIFEST_NAME).toURL().openStream()) {
            return new Manifest(in).getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar has no manifest", e);
        }
    }
}
