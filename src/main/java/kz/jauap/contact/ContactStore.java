package kz.jauap.contact;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `contact` and `contact_sign`.
@Component
class ContactStore {

    private static final String PERSON = """
            select coalesce(person_id, id) from contact where tenant_id = :tenant_id and id = :id
            """;

    private static final String CONTACTS = """
            select id from contact where tenant_id = :tenant_id and (id = :person or person_id = :person) order by id
            """;

    private static final String HOLDERS = """
            select sign.contact_id, sign.verified
            from contact_sign sign
            join contact on contact.tenant_id = sign.tenant_id and contact.id = sign.contact_id
            where sign.tenant_id = :tenant_id and sign.kind = :kind and sign.value = :value
            order by contact.created_at, contact.id
            """;

    private static final String OF_CONVERSATION = """
            select coalesce(contact.person_id, contact.id)
            from conversation talk
            join contact_point point on point.tenant_id = talk.tenant_id and point.channel_id = talk.channel_id
                 and point.external_id = talk.external_id
            join contact on contact.tenant_id = point.tenant_id and contact.id = point.contact_id
            where talk.tenant_id = :tenant_id and talk.id = :id
            """;

    private static final String RENAME = "update contact set name = :name where tenant_id = :tenant_id and id = :id";

    /// What a person says they have seen proven becomes so; it is never unproven by being said again.
    private static final String ADD_SIGN = """
            insert into contact_sign (tenant_id, contact_id, kind, value, verified, source, learned_at)
            values (:tenant_id, :id, :kind, :value, :verified, :source, :at)
            on conflict (tenant_id, contact_id, kind, value) do update
               set verified = contact_sign.verified or excluded.verified, source = excluded.source
            """;

    private static final String FORGET_SIGN = """
            delete from contact_sign
            where tenant_id = :tenant_id and contact_id = :id and kind = :kind and value = :value
            """;

    /// People of their own, those met last first.
    private static final String LIST = """
            select contact.id from contact
            where contact.tenant_id = :tenant_id and contact.person_id is null
              and (cast(:beyond as uuid) is null or contact.id < :beyond)
              and (:words = '' or exists (
                    select 1 from contact part
                    left join contact_sign sign on sign.tenant_id = part.tenant_id and sign.contact_id = part.id
                    where part.tenant_id = contact.tenant_id and (part.id = contact.id or part.person_id = contact.id)
                      and (part.name ilike '%' || :words || '%' or sign.value = :sign)))
            order by contact.id desc limit :limit
            """;

    private final Database database;

    ContactStore(Database database) {
        this.database = database;
    }

    /// Somebody with a sign.
    record Holder(UUID contact, boolean verified) {}

    /// Who a contact is.
    Optional<UUID> person(TenantId tenant, UUID contact) {
        return named(PERSON, tenant).param("id", contact).query(UUID.class).optional();
    }

    /// All contacts that are this person.
    List<UUID> contacts(TenantId tenant, UUID person) {
        return named(CONTACTS, tenant)
                .param("person", person)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Contacts with a sign, the oldest first.
    List<Holder> holders(TenantId tenant, Sign.Kind kind, String value) {
        return named(HOLDERS, tenant)
                .param("kind", kind.name())
                .param("value", value)
                .query((row, n) -> new Holder(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    Optional<UUID> personOf(TenantId tenant, UUID conversation) {
        return named(OF_CONVERSATION, tenant)
                .param("id", conversation)
                .query(UUID.class)
                .optional();
    }

    boolean rename(TenantId tenant, UUID contact, String name) {
        return named(RENAME, tenant).param("id", contact).param("name", name).update() == 1;
    }

    void addSign(TenantId tenant, UUID contact, Sign sign, java.time.Instant at) {
        named(ADD_SIGN, tenant)
                .param("id", contact)
                .param("kind", sign.kind().name())
                .param("value", sign.value())
                .param("verified", sign.verified())
                .param("source", sign.source())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forgetSign(TenantId tenant, UUID contact, Sign.Kind kind, String value) {
        named(FORGET_SIGN, tenant)
                .param("id", contact)
                .param("kind", kind.name())
                .param("value", value)
                .update();
    }

    /// @param words of a name, or a sign as it is written, "" for everybody
    List<UUID> list(TenantId tenant, String words, String sign, @Nullable UUID beyond, int limit) {
        return named(LIST, tenant)
                .param("words", words)
                .param("sign", sign)
                .param("beyond", beyond, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec named(String sql, TenantId tenant) {
        return database.sql().sql(sql).param("tenant_id", tenant.value());
    }
}
