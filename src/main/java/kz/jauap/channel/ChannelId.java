package kz.jauap.channel;

import java.util.UUID;

/// One connected account: a bot, a number, a widget.
public record ChannelId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
