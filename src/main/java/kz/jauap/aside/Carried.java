package kz.jauap.aside;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.Echo;
import kz.jauap.channel.TakenBack;
import kz.jauap.shared.SafeText;
import org.jspecify.annotations.Nullable;

/// What a job carries.
///
/// @param mark of an echo its message's id at the provider, else of the message that was taken back
/// @param until when it is settled with what is known by then
record Carried(
        What what,
        UUID channel,
        String mark,
        String chat,
        @Nullable String user,
        String text,
        List<Attachment> files,
        boolean byPerson,
        Instant until) {

    /// What it is about.
    enum What {
        ECHO,
        TAKEN_BACK
    }

    static Carried of(ChannelId channel, Echo echo, Instant until) {
        return new Carried(
                What.ECHO,
                channel.value(),
                echo.providerMessageId(),
                echo.chatId(),
                echo.userId(),
                SafeText.of(echo.text()),
                echo.attachments(),
                echo.byPerson(),
                until);
    }

    static Carried of(ChannelId channel, TakenBack gone, Instant until) {
        return new Carried(
                What.TAKEN_BACK, channel.value(), gone.mark(), gone.chatId(), null, "", List.of(), true, until);
    }
}
