package kz.jauap.channel.spi;

import java.util.Map;

/// Something an account of a messenger cannot do without.
///
/// @param secret whether it is kept sealed and never shown
/// @param what for people: what it is and where to find it
/// @param needed whether an account without it is refused; else it is asked for and may be left out
/// @param with a setting without which this one is not asked for, "" for none
/// @param without a setting beside which this one is not asked for, "" for none
public record AccountNeed(
        String name, boolean secret, String what, String example, boolean needed, String with, String without) {

    public static AccountNeed secret(String name, String what, String example) {
        return new AccountNeed(name, true, what, example, true, "", "");
    }

    public static AccountNeed setting(String name, String what, String example) {
        return new AccountNeed(name, false, what, example, true, "", "");
    }

    public AccountNeed optional() {
        return new AccountNeed(name, secret, what, example, false, with, without);
    }

    /// Only beside this setting.
    public AccountNeed with(String setting) {
        return new AccountNeed(name, secret, what, example, needed, setting, without);
    }

    /// Only where this setting is left out.
    public AccountNeed without(String setting) {
        return new AccountNeed(name, secret, what, example, needed, with, setting);
    }

    /// Whether an account with these settings cannot do without it.
    public boolean isNeeded(Map<String, String> settings) {
        return needed
                && (with.isEmpty() || !settings.getOrDefault(with, "").isBlank())
                && (without.isEmpty() || settings.getOrDefault(without, "").isBlank());
    }
}
