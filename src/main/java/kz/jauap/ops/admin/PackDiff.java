package kz.jauap.ops.admin;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Two versions of a pack side by side, as people who know `diff -u` expect it.
final class PackDiff {

    private static final int LINES_AROUND = 3;
    private static final String NOTHING = "/dev/null";

    private PackDiff() {}

    static String of(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            List<String> old = lines(before.get(name));
            lines.addAll(UnifiedDiffUtils.generateUnifiedDiff(
                    before.containsKey(name) ? name : NOTHING,
                    after.containsKey(name) ? name : NOTHING,
                    old,
                    DiffUtils.diff(old, lines(after.get(name))),
                    LINES_AROUND));
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
