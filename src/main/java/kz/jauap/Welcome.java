package kz.jauap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import kz.jauap.config.Role;
import kz.jauap.config.Settings;

/// What the person at the terminal reads when Jauap is ready. The admin token is in here, so it never goes to the log.
record Welcome(Settings settings, int port, Duration tookToStart, Optional<String> freshToken) {

    String text() {
        URI url = settings.http().publicUrl(port);
        StringBuilder text = new StringBuilder("\nJauap is ready after %.1f s.\n\n".formatted(seconds()));
        if (settings.roles().contains(Role.WEB)) {
            line(text, "Chat", url + "/chat/demo_salon");
            line(text, "Console", url + "/console");
        }
        line(text, "Health", url + "/healthz");
        freshToken.ifPresent(token -> line(text, "Admin", "X-Admin-Token: " + token + "  (shown this once, keep it)"));
        line(text, "Data", database());
        return text.append("\nStop with Ctrl-C.\n").toString();
    }

    private String database() {
        Path folder = settings.data().toAbsolutePath().normalize();
        return settings.database().externalUrl().isPresent()
                ? folder + ", rows in the database of JAUAP_DB_URL"
                : folder + ", rows in PostgreSQL inside";
    }

    private double seconds() {
        return tookToStart.toMillis() / 1000.0;
    }

    private static void line(StringBuilder text, String title, String value) {
        text.append("  %-9s%s%n".formatted(title, value));
    }
}
