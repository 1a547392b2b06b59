package kz.jauap.knowledge.page;

/// What came of fetching a page.
sealed interface Fetched {

    /// @param readAs a file name that tells what the bytes are
    record Page(byte[] bytes, String readAs) implements Fetched {}

    /// @param why for the administrator
    /// @param advice what to do about it
    record Refused(String why, String advice) implements Fetched {}
}
