package kz.jauap.contact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `contact_consent`.
@Component
class ConsentStore {

    private static final String GIVE = """
            insert into contact_consent (tenant_id, channel_id, external_id, source, given_at)
            select tenant_id, channel_id, external_id, :source, :at
            from conversation where tenant_id = :tenant_id and id = :id
            on conflict (tenant_id, channel_id, external_id) do update
               set source = excluded.source, given_at = excluded.given_at, withdrawn_at = null
            """;

    private static final String WITHDRAW = """
            update contact_consent consent set withdrawn_at = :at
            from conversation talk
            where talk.tenant_id = :tenant_id and talk.id = :id and consent.tenant_id = talk.tenant_id
              and consent.channel_id = talk.channel_id and consent.external_id = talk.external_id
              and consent.withdrawn_at is null
            """;

    private final Database database;

    ConsentStore(Database database) {
        this.database = database;
    }

    boolean give(TenantId tenant, UUID conversation, String source, Instant at) {
        return database.sql()
                        .sql(GIVE)
                        .param("tenant_id", tenant.value())
                        .param("id", conversation)
                        .param("source", source)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean withdraw(TenantId tenant, UUID conversation, Instant at) {
        return database.sql()
                        .sql(WITHDRAW)
                        .param("tenant_id", tenant.value())
                        .param("id", conversation)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
