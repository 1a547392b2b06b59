package kz.jauap.knowledge;

import java.util.List;

/// What came of reading a file.
sealed interface DocumentReading {

    record Read(List<Block> blocks) implements DocumentReading {}

    /// @param why for the administrator
    /// @param advice what to do about it
    record Unreadable(String why, String advice) implements DocumentReading {}
}
