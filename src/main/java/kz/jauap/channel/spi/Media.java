package kz.jauap.channel.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;
import kz.jauap.shared.TenantId;

/// What came of fetching a file a customer sent from where its provider keeps it.
public sealed interface Media {

    /// @param mimeType as the provider tells it, "" for none
    record Fetched(byte[] bytes, String mimeType) implements Media {}

    /// @param reason for the trace; no address, no secret
    record Missing(String reason) implements Media {}

    /// @param bytes of the file at most
    /// @param within it has to be here
    record Limits(int bytes, Duration within) {}

    /// Keeps pictures that customers bring to a channel of our own. Implemented by the house.
    interface Keeper {

        /// Blocks. The same picture brought again is kept once.
        Brought bring(TenantId tenant, Place place, Attachment picture, byte[] bytes);

        /// A kept one; empty for what was never brought, was refused, or is forgotten.
        Optional<Fetched> kept(TenantId tenant, Place place, Attachment picture);
    }

    /// Where a picture is brought to.
    record Place(ChannelId channel, UUID conversation) {}

    /// What came of bringing a picture.
    enum Brought {
        KEPT,
        /// Larger than the tenant keeps.
        TOO_LARGE,
        /// By its own bytes none that a browser shows, or one that is infected.
        NO_PICTURE,
        /// More than a conversation may bring within an hour.
        TOO_MANY,
        /// The tenant keeps no files.
        NOT_WANTED,
        /// It could not be looked at or written; to be brought again.
        LATER
    }
}
