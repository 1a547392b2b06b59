package kz.jauap.ops.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.jauap.shared.AdminToken;
import kz.jauap.shared.TimeOrderedIds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who is signed in. A session is a signed text in a cookie, so it holds on every node that knows the same admin token,
/// and ends for all when the token is changed.
@Component
class Sessions {

    static final Duration LENGTH = Duration.ofHours(12);
    private static final int ID_BYTES = 18;

    private final AdminToken token;
    private final Clock clock;

    Sessions(AdminToken token, Clock clock) {
        this.token = token;
        this.clock = clock;
    }

    /// A new session's cookie, when the token given is the right one.
    Optional<String> begin(String given) {
        if (!token.matches(given)) {
            return Optional.empty();
        }
        String body = clock.instant().plus(LENGTH).getEpochSecond() + "." + TimeOrderedIds.secret(ID_BYTES);
        return Optional.of(body + "." + sign("session", body));
    }

    boolean holds(@Nullable String cookie) {
        int dot = cookie == null ? -1 : cookie.lastIndexOf('.');
        if (cookie == null || dot < 0 || !same(cookie.substring(dot + 1), sign("session", cookie.substring(0, dot)))) {
            return false;
        }
        String until = cookie.substring(0, cookie.indexOf('.'));
        return clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(until)));
    }

    /// What every form of a session carries, so that no other site can send it.
    String formKey(String cookie) {
        return sign("form", cookie);
    }

    boolean isFormKey(@Nullable String given, String cookie) {
        return given != null && same(given, formKey(cookie));
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String use, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("console." + token.sha256()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((use + "|" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
