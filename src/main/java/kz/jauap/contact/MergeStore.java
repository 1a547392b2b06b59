package kz.jauap.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `contact_merge` and `contact_suggestion`, and with them whose each contact is.
@Component
class MergeStore {

    /// One merge at a time in a tenant, until the transaction ends: each looks at what the others have made.
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('contact' || :tenant_id, 0))";

    private static final String RECORD = """
            insert into contact_merge (tenant_id, id, kept, absorbed, proof, value, merged_by, merged_at)
            values (:tenant_id, :id, :kept, :absorbed, :proof, :value, :by, :at)
            """;

    private static final String GIVE = """
            update contact set person_id = :kept
            where tenant_id = :tenant_id and (id = :absorbed or person_id = :absorbed)
            """;

    private static final String UNDO = """
            update contact_merge set undone_by = :by, undone_at = :at
            where tenant_id = :tenant_id and id = :id and undone_at is null
            """;

    /// Who came with the absorbed one, by merges that still hold, leaves with them.
    private static final String TAKE_BACK = """
            with recursive under as (
                select cast(:absorbed as uuid) as id
                union
                select merge.absorbed from contact_merge merge join under on merge.kept = under.id
                where merge.tenant_id = :tenant_id and merge.undone_at is null
            )
            update contact set person_id = nullif(cast(:absorbed as uuid), contact.id)
            from under where contact.tenant_id = :tenant_id and contact.id = under.id
            """;

    private static final String FIND = "select * from contact_merge where tenant_id = :tenant_id and id = :id";

    private static final String OF = """
            select * from contact_merge
            where tenant_id = :tenant_id and (kept in (:contacts) or absorbed in (:contacts))
            order by merged_at desc, id desc
            """;

    private static final String SUGGEST = """
            insert into contact_suggestion (tenant_id, one, other, kind, value, made_at)
            values (:tenant_id, least(:one, :other), greatest(:one, :other), :kind, :value, :at)
            on conflict do nothing
            """;

    private static final String DECIDE = """
            insert into contact_suggestion (tenant_id, one, other, kind, value, made_at, status, decided_by, decided_at)
            values (:tenant_id, least(:one, :other), greatest(:one, :other), 'PERSON', '', :at, :status, :by, :at)
            on conflict (tenant_id, one, other) do update
               set status = excluded.status, decided_by = excluded.decided_by, decided_at = excluded.decided_at
            """;

    /// Whether anybody has said that a contact of the one and a contact of the other are two people.
    private static final String APART = """
            select exists (
                select 1 from contact_suggestion said
                join contact a on a.tenant_id = said.tenant_id and a.id = said.one
                join contact b on b.tenant_id = said.tenant_id and b.id = said.other
                where said.tenant_id = :tenant_id and said.status = 'DISMISSED'
                  and ((coalesce(a.person_id, a.id) = :one and coalesce(b.person_id, b.id) = :other)
                    or (coalesce(a.person_id, a.id) = :other and coalesce(b.person_id, b.id) = :one)))
            """;

    /// Of pairs that are not one person meanwhile.
    private static final String OPEN = """
            select said.*, coalesce(a.name, '') as one_name, coalesce(b.name, '') as other_name
            from contact_suggestion said
            join contact a on a.tenant_id = said.tenant_id and a.id = said.one
            join contact b on b.tenant_id = said.tenant_id and b.id = said.other
            where said.tenant_id = :tenant_id and said.status = 'OPEN'
              and coalesce(a.person_id, a.id) <> coalesce(b.person_id, b.id)
            order by said.made_at desc limit :limit
            """;

    private final Database database;

    MergeStore(Database database) {
        this.database = database;
    }

    void alone(TenantId tenant) {
        database.sql().sql(ALONE).param("tenant_id", tenant.toString()).query(rows -> {});
    }

    void record(TenantId tenant, Merge merge) {
        named(RECORD, tenant)
                .param("id", merge.id())
                .param("kept", merge.kept())
                .param("absorbed", merge.absorbed())
                .param("proof", merge.proof().name())
                .param("value", merge.value())
                .param("by", merge.by())
                .param("at", merge.at().atOffset(ZoneOffset.UTC))
                .update();
        named(GIVE, tenant)
                .param("kept", merge.kept())
                .param("absorbed", merge.absorbed())
                .update();
    }

    /// @return false when it does not hold any more
    boolean undo(TenantId tenant, Merge merge, String by, Instant at) {
        int undone = named(UNDO, tenant)
                .param("id", merge.id())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return undone == 1
                && named(TAKE_BACK, tenant).param("absorbed", merge.absorbed()).update() > 0;
    }

    Optional<Merge> find(TenantId tenant, UUID id) {
        return named(FIND, tenant).param("id", id).query((row, n) -> merge(row)).optional();
    }

    /// Those any of these contacts had a part in, the newest first.
    List<Merge> of(TenantId tenant, List<UUID> contacts) {
        return named(OF, tenant)
                .param("contacts", contacts)
                .query((row, n) -> merge(row))
                .list();
    }

    void suggest(TenantId tenant, UUID one, UUID other, String kind, String value, Instant at) {
        pair(SUGGEST, tenant, one, other)
                .param("kind", kind)
                .param("value", value)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param same whether they are one person
    void decide(TenantId tenant, UUID one, UUID other, boolean same, String by, Instant at) {
        pair(DECIDE, tenant, one, other)
                .param("status", same ? "ACCEPTED" : "DISMISSED")
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean areApart(TenantId tenant, UUID one, UUID other) {
        return pair(APART, tenant, one, other).query(Boolean.class).single();
    }

    List<Suggestion> open(TenantId tenant, int limit) {
        return named(OPEN, tenant)
                .param("limit", limit)
                .query((row, n) -> new Suggestion(
                        row.getObject("one", UUID.class),
                        row.getString("one_name"),
                        row.getObject("other", UUID.class),
                        row.getString("other_name"),
                        Sign.Kind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        moment(row, "made_at")))
                .list();
    }

    private JdbcClient.StatementSpec pair(String sql, TenantId tenant, UUID one, UUID other) {
        return named(sql, tenant).param("one", one).param("other", other);
    }

    private JdbcClient.StatementSpec named(String sql, TenantId tenant) {
        return database.sql().sql(sql).param("tenant_id", tenant.value());
    }

    private static Merge merge(ResultSet row) throws SQLException {
        OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
        return new Merge(
                row.getObject("id", UUID.class),
                row.getObject("kept", UUID.class),
                row.getObject("absorbed", UUID.class),
                Merge.Proof.valueOf(row.getString("proof")),
                row.getString("value"),
                row.getString("merged_by"),
                moment(row, "merged_at"),
                row.getString("undone_by"),
                undone == null ? null : undone.toInstant());
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
