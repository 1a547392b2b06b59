package kz.jauap.ops.alert;

import java.util.List;

/// New cases of one kind, told at once.
///
/// @param about the tenant's slug, or the house
/// @param details of the first few cases
record Notice(String about, Case.Kind kind, int count, List<String> details) {

    static final int MOST_DETAILS = 5;

    String headline() {
        return about + ": " + kind.words() + " (" + count + ")";
    }

    int notShown() {
        return count - details.size();
    }
}
