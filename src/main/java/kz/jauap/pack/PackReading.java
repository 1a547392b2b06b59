package kz.jauap.pack;

import java.util.List;

/// What came of reading a pack's files.
public sealed interface PackReading {

    /// A pack fit for use.
    record Read(Pack pack) implements PackReading {}

    /// Nothing is used of a pack with problems.
    record Broken(List<Problem> problems) implements PackReading {

        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /// One thing wrong.
    ///
    /// @param line counted from 1; 0 when it concerns the whole file
    /// @param what is wrong
    /// @param advice how to mend it
    record Problem(String file, int line, String what, String advice) {

        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + what + " — " + advice;
        }
    }
}
