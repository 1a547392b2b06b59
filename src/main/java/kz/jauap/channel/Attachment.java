package kz.jauap.channel;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something other than text in a message, typed, and still where the provider keeps it.
///
/// @param kind what it is
/// @param reference the provider's file id or address; empty where there is none (a location, a contact)
/// @param bytes its size as the provider tells it, or null
/// @param details what else is known, by kind: `latitude`, `longitude`, `phone`, `name`, `emoji`, `seconds`
public record Attachment(
        Kind kind,
        String reference,
        @Nullable String mimeType,
        @Nullable String fileName,
        @Nullable Long bytes,
        Map<String, String> details) {

    /// What an attachment can be. `OTHER` is kept and shown, never dropped.
    public enum Kind {
        PHOTO,
        VOICE,
        AUDIO,
        VIDEO,
        DOCUMENT,
        STICKER,
        LOCATION,
        CONTACT,
        OTHER
    }

    public Attachment {
        details = Map.copyOf(details);
    }

    public static Attachment of(Kind kind, String reference) {
        return new Attachment(kind, reference, null, null, null, Map.of());
    }

    public Optional<String> detail(String key) {
        return Optional.ofNullable(details.get(key));
    }
}
