package kz.jauap.channel;

import java.util.regex.Pattern;

/// Which messenger a channel speaks, as its adapter calls itself: `telegram`, `chatflow`, `webchat`.
public record ChannelKind(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,19}");

    public ChannelKind {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a channel kind is 2 to 20 lower-case letters and digits, for example"
                    + " telegram; this is not: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
