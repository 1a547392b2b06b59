package kz.jauap.identity;

/// Who someone is outside of Jauap.
///
/// @param externalId the numeric id on Telegram, or the address of an e-mail in small letters
public record Identity(Kind kind, String externalId) {

    /// Where an identity is from.
    public enum Kind {
        TELEGRAM,
        EMAIL
    }

    public static Identity telegram(long userId) {
        return new Identity(Kind.TELEGRAM, Long.toString(userId));
    }
}
