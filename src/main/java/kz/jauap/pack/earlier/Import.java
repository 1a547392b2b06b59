package kz.jauap.pack.earlier;

import java.util.List;
import java.util.Map;
import kz.jauap.pack.PackReading.Problem;

/// What came of reading files of the earlier format.
public sealed interface Import {

    /// A pack that is fit for use.
    ///
    /// @param files its texts by name
    /// @param notes what was not carried over, or not as it stood
    record Carried(Map<String, String> files, List<Problem> notes) implements Import {

        public Carried {
            files = Map.copyOf(files);
            notes = List.copyOf(notes);
        }
    }

    /// Nothing is carried over of files that cannot be understood, or that lack what every pack needs.
    record Refused(List<Problem> problems) implements Import {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
