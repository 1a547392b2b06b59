package kz.jauap.knowledge;

import java.util.List;

/// Documents that have changed, in the order of their changes; removed ones have no passages.
///
/// @param upTo who knows these knows all changes up to this number
record Changes(List<Document> documents, long upTo) {

    Changes {
        documents = List.copyOf(documents);
    }

    /// A document and the number of its newest change.
    record Changed(Document document, long number) {}

    /// As many of the changes as have some passages together.
    ///
    /// @param all there are up to `newest`, or the first `limit` of them
    static Changes first(List<Changed> all, int limit, long newest, int passages) {
        int taken = 0;
        for (int sum = 0; taken < all.size() && (taken == 0 || sum < passages); taken++) {
            sum += all.get(taken).document().passages();
        }
        boolean whole = taken == all.size() && all.size() < limit;
        return new Changes(
                all.subList(0, taken).stream().map(Changed::document).toList(),
                whole ? newest : all.get(taken - 1).number());
    }
}
