package kz.jauap.ops.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// Part of a list; `next` is given back as `cursor` for the part behind it, null at the end.
public record Listing<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 500;

    public static <R, T> Listing<T> of(List<R> rows, int limit, Function<R, UUID> id, Function<R, T> view) {
        String next = rows.size() < limit ? null : id.apply(rows.getLast()).toString();
        return new Listing<>(rows.stream().map(view).toList(), next);
    }

    public static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, null);
    }

    /// @throws Refusal when the limit is none
    public static Slice slice(List<TenantId> tenants, @Nullable UUID cursor, int limit) {
        return new Slice(tenants, cursor, limit(limit));
    }

    public static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw Refusal.malformed("limit cannot be " + asked, "give a number from 1 to " + MOST);
        }
        return asked;
    }
}
