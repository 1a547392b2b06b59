package kz.jauap.shared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of an HTTP request: the caller's own where it is one, else a new one. It stands in each log line of the
/// request, in problem details, and in the answer.
public final class RequestId {

    /// The header it comes in and goes out with.
    public static final String HEADER = "X-Request-ID";

    /// Its name in the log.
    public static final String KEY = "request";

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    public static String of(@Nullable String given, IdSource ids) {
        return given != null && USABLE.matcher(given).matches()
                ? given
                : ids.next().toString();
    }
}
