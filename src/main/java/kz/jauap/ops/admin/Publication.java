package kz.jauap.ops.admin;

import java.util.List;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReading.Problem;

/// What came of publishing a pack.
public sealed interface Publication {

    /// It answers from now on.
    ///
    /// @param failing ids of its own cases that fail
    record Published(Pack pack, List<String> failing) implements Publication {

        public Published {
            failing = List.copyOf(failing);
        }
    }

    /// It cannot be read; the version in use stays.
    record Broken(List<Problem> problems) implements Publication {

        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /// Cases that pass now would fail; the version in use stays.
    record WorseThanNow(List<Problem> cases) implements Publication {

        public WorseThanNow {
            cases = List.copyOf(cases);
        }
    }
}
