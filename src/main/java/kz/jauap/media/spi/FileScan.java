package kz.jauap.media.spi;

/// Looks at a file before anybody can open it.
public interface FileScan {

    /// Blocks. What cannot be looked at is not kept.
    Verdict scan(byte[] bytes);

    /// What it is.
    sealed interface Verdict {

        record Clean() implements Verdict {}

        /// @param name of what was found
        record Infected(String name) implements Verdict {}

        /// To be tried again.
        record Unknown(String reason) implements Verdict {}
    }
}
