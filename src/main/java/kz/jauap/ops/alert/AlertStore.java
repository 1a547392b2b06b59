package kz.jauap.ops.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import org.springframework.stereotype.Component;

/// Rows of `alert`: cases that have been told.
@Component
@CrossTenant("one watch looks after all tenants; every row names its own")
class AlertStore {

    private static final String REMEMBER = """
            insert into alert (tenant_id, case_key, kind, detail, raised_at)
            values (:tenant_id, :key, :kind, :detail, :at)
            on conflict do nothing
            """;

    private static final String SETTLE = "delete from alert where kind = :kind and case_key not in (:open)";
    private static final String FORGET = "delete from alert where raised_at < :before and kind <> :lasting";

    private final Database database;

    AlertStore(Database database) {
        this.database = database;
    }

    /// @return whether the case is new
    boolean remember(Case one, Instant now) {
        return database.sql()
                        .sql(REMEMBER)
                        .param("tenant_id", one.tenant().value())
                        .param("key", one.key())
                        .param("kind", one.kind().name())
                        .param("detail", one.detail())
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Forgets the cases of a kind that are over.
    int settle(Case.Kind kind, List<String> open) {
        return database.sql()
                .sql(SETTLE)
                .param("kind", kind.name())
                .param("open", open.isEmpty() ? List.of("") : open)
                .update();
    }

    /// Forgets what was told long ago, except cases of a kind that lasts until it is over.
    int forget(Instant before, Case.Kind lasting) {
        return database.sql()
                .sql(FORGET)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("lasting", lasting.name())
                .update();
    }
}
