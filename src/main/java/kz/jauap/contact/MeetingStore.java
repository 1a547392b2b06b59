package kz.jauap.contact;

import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Writes who writes for the first time, and what came with messages, in one statement for a whole batch of turns.
@Component
@CrossTenant("turns of several tenants share writes; every statement joins on tenant_id")
class MeetingStore {

    /// A sign that only now becomes known, or proven, is looked at when somebody else has it too, and a link always.
    private static final String MEET = """
            with person as materialized (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                    as person (tenant_id, channel_id, external_id, contact_id, name, phone)
            ), met as (
                insert into contact_point (tenant_id, channel_id, external_id, contact_id, name, phone, created_at)
                select tenant_id, channel_id, external_id, contact_id, name, phone, moment.now
                from person, (values (?::timestamptz)) as moment (now)
                order by tenant_id, channel_id, external_id
                on conflict do nothing
                returning tenant_id, channel_id, external_id, contact_id, name, phone, created_at
            ), made as (
                insert into contact (tenant_id, id, name, phone, created_at)
                select tenant_id, contact_id, name, phone, created_at from met
            ), noted as materialized (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    as noted (tenant_id, channel_id, external_id, kind, value, verified, source)
            ), whose as (
                select noted.*, coalesce(met.contact_id, point.contact_id) as contact_id
                from noted
                left join met using (tenant_id, channel_id, external_id)
                left join contact_point point using (tenant_id, channel_id, external_id)
            ), learned as (
                insert into contact_sign (tenant_id, contact_id, kind, value, verified, source, learned_at)
                select distinct on (tenant_id, contact_id, kind, value)
                       tenant_id, contact_id, kind, value, verified = 1, source, moment.now
                from whose, (values (?::timestamptz)) as moment (now)
                where contact_id is not null
                order by tenant_id, contact_id, kind, value, verified desc
                on conflict (tenant_id, contact_id, kind, value) do update
                   set verified = true, source = excluded.source, learned_at = excluded.learned_at
                 where excluded.verified and not contact_sign.verified
                returning tenant_id, contact_id, kind, value
            )
            select learned.tenant_id, learned.contact_id, learned.kind, learned.value
            from learned
            where learned.kind = 'LOGIN'
               or exists (select 1 from contact_sign other
                          where other.tenant_id = learned.tenant_id and other.kind = learned.kind
                            and other.value = learned.value and other.contact_id <> learned.contact_id)
               or exists (select 1 from learned other
                          where other.tenant_id = learned.tenant_id and other.kind = learned.kind
                            and other.value = learned.value and other.contact_id <> learned.contact_id)
            """;

    /// Those two transactions at once wrote without seeing each other.
    private static final String TWINS = """
            select distinct sign.tenant_id, sign.contact_id, sign.kind, sign.value
            from contact_sign sign
            join contact_sign other on other.tenant_id = sign.tenant_id and other.kind = sign.kind
                 and other.value = sign.value and other.contact_id <> sign.contact_id
            where sign.learned_at > :since and sign.kind <> 'LOGIN'
            limit 1000
            """;

    private final Database database;

    MeetingStore(Database database) {
        this.database = database;
    }

    /// Contacts with a sign somebody should look at.
    List<Joining.Look> meet(List<Person> people, List<Noted> noted, Instant now) {
        return database.jdbc(connection -> {
            try (PreparedStatement meet = connection.prepareStatement(MEET)) {
                bindPeople(connection, meet, people);
                meet.setObject(7, now.atOffset(ZoneOffset.UTC));
                bindSigns(connection, meet, noted);
                meet.setObject(15, now.atOffset(ZoneOffset.UTC));
                List<Joining.Look> found = new ArrayList<>();
                try (ResultSet rows = meet.executeQuery()) {
                    while (rows.next()) {
                        found.add(look(rows));
                    }
                }
                return found;
            }
        });
    }

    private static void bindPeople(Connection connection, PreparedStatement meet, List<Person> people)
            throws SQLException {
        meet.setArray(1, uuids(connection, people, one -> one.tenant().value()));
        meet.setArray(2, uuids(connection, people, one -> one.channel().value()));
        meet.setArray(3, texts(connection, people, Person::externalId));
        meet.setArray(4, uuids(connection, people, Person::contact));
        meet.setArray(5, texts(connection, people, Person::name));
        meet.setArray(6, texts(connection, people, Person::phone));
    }

    private static void bindSigns(Connection connection, PreparedStatement meet, List<Noted> noted)
            throws SQLException {
        meet.setArray(8, uuids(connection, noted, one -> one.tenant().value()));
        meet.setArray(9, uuids(connection, noted, one -> one.channel().value()));
        meet.setArray(10, texts(connection, noted, Noted::externalId));
        meet.setArray(11, texts(connection, noted, one -> one.sign().kind().name()));
        meet.setArray(12, texts(connection, noted, one -> one.sign().value()));
        meet.setArray(13, longs(connection, noted, one -> one.sign().verified() ? 1L : 0L));
        meet.setArray(14, texts(connection, noted, one -> one.sign().source()));
    }

    List<Joining.Look> twins(Instant since) {
        return database.sql()
                .sql(TWINS)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> look(row))
                .list();
    }

    private static Joining.Look look(ResultSet row) throws SQLException {
        return new Joining.Look(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("contact_id", UUID.class),
                Sign.Kind.valueOf(row.getString("kind")),
                row.getString("value"));
    }
}
