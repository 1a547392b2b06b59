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

/// Writes who writes for the first time, and what came with messages, each in one statement for a whole batch of turns.
@Component
@CrossTenant("turns of several tenants share writes; every statement joins on tenant_id")
class MeetingStore {

    private static final String MEET = """
            with met as (
                insert into contact_point (tenant_id, channel_id, external_id, contact_id, name, phone, created_at)
                select tenant_id, channel_id, external_id, contact_id, name, phone, moment.now
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                         as person (tenant_id, channel_id, external_id, contact_id, name, phone),
                     (values (?::timestamptz)) as moment (now)
                order by tenant_id, channel_id, external_id
                on conflict do nothing
                returning tenant_id, contact_id, name, phone, created_at
            )
            insert into contact (tenant_id, id, name, phone, created_at)
            select tenant_id, contact_id, name, phone, created_at from met
            """;

    /// A sign that only now becomes known, or proven, is looked at when somebody else has it too, and a link always.
    /// A statement of its own, so that whose it is can be read by key, of those who were met a moment ago too.
    private static final String LEARN = """
            with learned as (
                insert into contact_sign (tenant_id, contact_id, kind, value, verified, source, learned_at)
                select distinct on (tenant_id, contact_id, kind, value)
                       point.tenant_id, point.contact_id, noted.kind, noted.value, noted.verified = 1, noted.source,
                       moment.now
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                         as noted (tenant_id, channel_id, external_id, kind, value, verified, source)
                join contact_point point on point.tenant_id = noted.tenant_id and point.channel_id = noted.channel_id
                                        and point.external_id = noted.external_id,
                     (values (?::timestamptz)) as moment (now)
                order by tenant_id, contact_id, kind, value, verified desc
                on conflict (tenant_id, contact_id, kind, value) do update
                   set verified = true, source = excluded.source, learned_at = excluded.learned_at
                 where excluded.verified and not contact_sign.verified
                returning tenant_id, contact_id, kind, value
            ), counted as (
                select learned.*, count(*) over (partition by tenant_id, kind, value) as here from learned
            )
            select counted.tenant_id, counted.contact_id, counted.kind, counted.value
            from counted
            where counted.kind = 'LOGIN' or counted.here > 1
               or exists (select 1 from contact_sign other
                          where other.tenant_id = counted.tenant_id and other.kind = counted.kind
                            and other.value = counted.value and other.contact_id <> counted.contact_id)
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

    void meet(List<Person> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        database.jdbc(connection -> {
            try (PreparedStatement meet = connection.prepareStatement(MEET)) {
                bindPeople(connection, meet, people);
                meet.setObject(7, now.atOffset(ZoneOffset.UTC));
                return meet.executeUpdate();
            }
        });
    }

    /// Contacts with a sign somebody should look at.
    List<Joining.Look> learn(List<Noted> noted, Instant now) {
        if (noted.isEmpty()) {
            return List.of();
        }
        return database.jdbc(connection -> {
            try (PreparedStatement learn = connection.prepareStatement(LEARN)) {
                bindSigns(connection, learn, noted);
                learn.setObject(8, now.atOffset(ZoneOffset.UTC));
                List<Joining.Look> found = new ArrayList<>();
                try (ResultSet rows = learn.executeQuery()) {
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

    private static void bindSigns(Connection connection, PreparedStatement learn, List<Noted> noted)
            throws SQLException {
        learn.setArray(1, uuids(connection, noted, one -> one.tenant().value()));
        learn.setArray(2, uuids(connection, noted, one -> one.channel().value()));
        learn.setArray(3, texts(connection, noted, Noted::externalId));
        learn.setArray(4, texts(connection, noted, one -> one.sign().kind().name()));
        learn.setArray(5, texts(connection, noted, one -> one.sign().value()));
        learn.setArray(6, longs(connection, noted, one -> one.sign().verified() ? 1L : 0L));
        learn.setArray(7, texts(connection, noted, one -> one.sign().source()));
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
