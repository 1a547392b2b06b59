package kz.jauap.channel.webchat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;

/// From which pages the chat may be used: our own always, others when their origin is on the account's list
/// (`origins`, separated by commas, exact: scheme, host, port). What is no origin is not on the list.
public final class Origins {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");

    private Origins() {}

    /// Whether a page of this origin may write to the account; a request without one comes from no page.
    public static boolean allowed(Optional<String> origin, Optional<String> host, ChannelAccount account) {
        return origin.isEmpty() || own(origin.get(), host) || listed(account).contains(origin.get());
    }

    /// The account's list.
    public static List<String> listed(ChannelAccount account) {
        return account.setting("origins").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
                .filter(origin -> ORIGIN.matcher(origin).matches())
                .toList();
    }

    private static boolean own(String origin, Optional<String> host) {
        try {
            return host.isPresent() && host.get().equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
