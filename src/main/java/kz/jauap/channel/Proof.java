package kz.jauap.channel;

/// What a channel vouches for about a sender, because it knows it itself rather than passes on what somebody typed.
public enum Proof {
    /// `senderPhone` is the number they write from, or one their messenger says is their own.
    PHONE,
    /// `meta.email` is an address they have shown to read.
    EMAIL
}
