package kz.jauap.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.contact.Contact.Point;
import kz.jauap.contact.Contact.Talk;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// People whole, read for a page of them at once: contacts, points, signs and conversations.
@Component
class PeopleStore {

    /// Their own name, or that of the oldest of their contacts that has one.
    private static final String HEADS = """
            select contact.id, contact.created_at, coalesce(nullif(contact.name, ''), (
                       select part.name from contact part
                       where part.tenant_id = contact.tenant_id and part.person_id = contact.id and part.name <> ''
                       order by part.created_at limit 1), '') as name
            from contact where contact.tenant_id = :tenant_id and contact.id in (:people)
            """;

    private static final String POINTS = """
            select coalesce(part.person_id, part.id) as person, point.contact_id, point.channel_id, point.external_id,
                   coalesce(point.name, '') as name, channel.kind, channel.account,
                   case when consent.withdrawn_at is null then consent.given_at end as consented,
                   talk.id as talk, talk.owner, talk.last_inbound_at
            from contact part
            join contact_point point on point.tenant_id = part.tenant_id and point.contact_id = part.id
            join channel on channel.tenant_id = point.tenant_id and channel.id = point.channel_id
            left join contact_consent consent on consent.tenant_id = point.tenant_id
                 and consent.channel_id = point.channel_id and consent.external_id = point.external_id
            left join conversation talk on talk.tenant_id = point.tenant_id and talk.channel_id = point.channel_id
                 and talk.external_id = point.external_id
            where part.tenant_id = :tenant_id and (part.id in (:people) or part.person_id in (:people))
            order by point.created_at, point.channel_id, point.external_id, talk.last_inbound_at desc
            """;

    private static final String SIGNS = """
            select coalesce(part.person_id, part.id) as person, sign.kind, sign.value, bool_or(sign.verified) as verified,
                   (array_agg(sign.source order by sign.verified desc, sign.learned_at))[1] as source
            from contact part
            join contact_sign sign on sign.tenant_id = part.tenant_id and sign.contact_id = part.id
            where part.tenant_id = :tenant_id and (part.id in (:people) or part.person_id in (:people))
            group by person, sign.kind, sign.value order by verified desc, sign.kind, sign.value
            """;

    private final Database database;

    PeopleStore(Database database) {
        this.database = database;
    }

    private record PlaceOf(UUID person, UUID channel, String externalId) {}

    /// These people, in the order given; those that are no people of their own are left out.
    List<Contact> whole(TenantId tenant, List<UUID> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Point>> points = points(tenant, people);
        Map<UUID, List<Sign>> signs = signs(tenant, people);
        Map<UUID, Contact> found = new LinkedHashMap<>();
        database.sql()
                .sql(HEADS)
                .param("tenant_id", tenant.value())
                .param("people", people)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    Instant since =
                            row.getObject("created_at", OffsetDateTime.class).toInstant();
                    found.put(
                            id,
                            new Contact(
                                    id,
                                    row.getString("name"),
                                    since,
                                    points.getOrDefault(id, List.of()),
                                    signs.getOrDefault(id, List.of())));
                });
        return people.stream().filter(found::containsKey).map(found::get).toList();
    }

    private Map<UUID, List<Point>> points(TenantId tenant, List<UUID> people) {
        Map<PlaceOf, Point> bare = new LinkedHashMap<>();
        Map<PlaceOf, List<Talk>> talks = new LinkedHashMap<>();
        database.sql()
                .sql(POINTS)
                .param("tenant_id", tenant.value())
                .param("people", people)
                .query(row -> {
                    PlaceOf place = new PlaceOf(
                            row.getObject("person", UUID.class),
                            row.getObject("channel_id", UUID.class),
                            row.getString("external_id"));
                    bare.putIfAbsent(place, point(row));
                    talk(row, talks.computeIfAbsent(place, unused -> new ArrayList<>()));
                });
        Map<UUID, List<Point>> found = new LinkedHashMap<>();
        bare.forEach((place, point) -> found.computeIfAbsent(place.person(), unused -> new ArrayList<>())
                .add(with(point, talks.getOrDefault(place, List.of()))));
        return found;
    }

    private static Point point(ResultSet row) throws SQLException {
        return new Point(
                row.getObject("contact_id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getString("kind"),
                row.getString("account"),
                row.getString("external_id"),
                row.getString("name"),
                moment(row, "consented"),
                List.of());
    }

    private static void talk(ResultSet row, List<Talk> talks) throws SQLException {
        UUID id = row.getObject("talk", UUID.class);
        Instant last = moment(row, "last_inbound_at");
        if (id != null && last != null) {
            talks.add(new Talk(id, row.getString("owner"), last));
        }
    }

    private static Point with(Point point, List<Talk> talks) {
        return new Point(
                point.contact(),
                point.channel(),
                point.kind(),
                point.account(),
                point.externalId(),
                point.name(),
                point.consented(),
                talks);
    }

    private Map<UUID, List<Sign>> signs(TenantId tenant, List<UUID> people) {
        Map<UUID, List<Sign>> found = new LinkedHashMap<>();
        database.sql()
                .sql(SIGNS)
                .param("tenant_id", tenant.value())
                .param("people", people)
                .query(row -> {
                    found.computeIfAbsent(row.getObject("person", UUID.class), unused -> new ArrayList<>())
                            .add(new Sign(
                                    Sign.Kind.valueOf(row.getString("kind")),
                                    row.getString("value"),
                                    row.getBoolean("verified"),
                                    row.getString("source")));
                });
        return found;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
