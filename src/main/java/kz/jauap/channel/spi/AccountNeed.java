package kz.jauap.channel.spi;

/// Something an account of a messenger cannot do without.
///
/// @param secret whether it is kept sealed and never shown
/// @param what for people: what it is and where to find it
public record AccountNeed(String name, boolean secret, String what, String example) {

    public static AccountNeed secret(String name, String what, String example) {
        return new AccountNeed(name, true, what, example);
    }

    public static AccountNeed setting(String name, String what, String example) {
        return new AccountNeed(name, false, what, example);
    }
}
