package kz.jauap.eval;

import java.util.List;
import kz.jauap.pack.PackReading.Problem;

/// What came of reading files of cases.
public sealed interface CaseReading {

    record Read(List<EvalCase> cases) implements CaseReading {

        public Read {
            cases = List.copyOf(cases);
        }
    }

    /// Nothing is used of files with problems.
    record Broken(List<Problem> problems) implements CaseReading {

        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
