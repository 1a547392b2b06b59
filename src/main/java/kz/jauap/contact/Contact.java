package kz.jauap.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import org.jspecify.annotations.Nullable;

/// One person as the business sees them: with all that turned out to be theirs.
///
/// @param name what people or their messengers call them, "" when nobody has told
public record Contact(UUID id, String name, Instant since, List<Point> points, List<Sign> signs) {

    public Contact {
        points = List.copyOf(points);
        signs = List.copyOf(signs);
    }

    /// An address on a channel, with the conversations at it.
    ///
    /// @param contact whose it was before anybody knew they are one person
    /// @param kind,account of the channel
    /// @param consented when they agreed to be written to here if another channel fails, null for never
    public record Point(
            UUID contact,
            ChannelId channel,
            String kind,
            String account,
            String externalId,
            String name,
            @Nullable Instant consented,
            List<Talk> talks) {

        public Point {
            talks = List.copyOf(talks);
        }
    }

    /// A conversation at an address.
    public record Talk(UUID id, String owner, Instant lastAt) {}

    /// The one they wrote in last.
    public java.util.Optional<Talk> latest() {
        return points.stream()
                .flatMap(point -> point.talks().stream())
                .max(java.util.Comparator.comparing(Talk::lastAt));
    }
}
