package kz.jauap.erasing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Finds all that is one customer, and counts what there is of them.
@Component
class SubjectStore {

    /// A contact, a conversation of somebody known, or one of nobody known, in this order.
    private static final String WHO = """
            select coalesce(
                (select coalesce(person_id, id) from contact where tenant_id = :tenant_id and id = :id),
                (select coalesce(contact.person_id, contact.id)
                 from conversation talk
                 join contact_point point on point.tenant_id = talk.tenant_id and point.channel_id = talk.channel_id
                      and point.external_id = talk.external_id
                 join contact on contact.tenant_id = point.tenant_id and contact.id = point.contact_id
                 where talk.tenant_id = :tenant_id and talk.id = :id),
                (select id from conversation where tenant_id = :tenant_id and id = :id))
            """;

    private static final String CONTACTS = """
            select id from contact where tenant_id = :tenant_id and (id = :id or person_id = :id) order by id
            """;

    private static final String TALKS = """
            select talk.id, talk.channel_id, talk.chat_id from conversation talk
            where talk.tenant_id = :tenant_id
              and (talk.id = :id or exists (
                    select from contact_point point
                    join contact on contact.tenant_id = point.tenant_id and contact.id = point.contact_id
                    where point.tenant_id = talk.tenant_id and point.channel_id = talk.channel_id
                      and point.external_id = talk.external_id
                      and (contact.id = :id or contact.person_id = :id)))
            order by talk.id
            """;

    private static final String LOCKED_TALKS = TALKS + " for update of talk";

    /// A sign they have only typed may be somebody else's, the business's own number for one.
    private static final String NAMES = """
            select name from (
                select external_id as name from contact_point where tenant_id = :tenant_id and contact_id in (:contacts)
                union select phone from contact_point where tenant_id = :tenant_id and contact_id in (:contacts)
                union select phone from contact where tenant_id = :tenant_id and id in (:contacts)
                union select value from contact_sign
                      where tenant_id = :tenant_id and contact_id in (:contacts) and verified
                union select chat_id from conversation where tenant_id = :tenant_id and id in (:talks)
                union select external_id from conversation where tenant_id = :tenant_id and id in (:talks)
            ) as known
            where name is not null and name <> ''
            """;

    private static final String COUNTS = """
            select (select count(distinct channel_id) from conversation
                    where tenant_id = :tenant_id and id in (:talks)) as channels,
                   (select count(*) from conversation where tenant_id = :tenant_id and id in (:talks)) as conversations,
                   (select count(*) from message
                    where tenant_id = :tenant_id and conversation_id in (:talks)) as messages,
                   (select count(*) from media where tenant_id = :tenant_id and conversation_id in (:talks)) as files,
                   (select count(*) from booking
                    where tenant_id = :tenant_id and conversation_id in (:talks)
                      and (status in ('REQUESTED', 'OFFERED') or status = 'CONFIRMED' and starts_at > now())) as bookings,
                   (select count(*) from ticket
                    where tenant_id = :tenant_id and conversation_id in (:talks)
                      and stage in ('NEW', 'IN_WORK', 'WAITING')) as tickets,
                   (select count(*) from handover
                    where tenant_id = :tenant_id and conversation_id in (:talks)
                      and status in ('PENDING', 'ACTIVE')) as requests,
                   (select count(*) from desk_topic
                    where tenant_id = :tenant_id and conversation_id in (:talks) and thread_id is not null) as topics
            """;

    private static final List<String> KINDS =
            List.of("channels", "conversations", "messages", "files", "bookings", "tickets", "requests", "topics");

    private final Database database;

    SubjectStore(Database database) {
        this.database = database;
    }

    /// The person a contact or a conversation is of, or the conversation itself where nobody is known.
    Optional<UUID> who(TenantId tenant, UUID contactOrConversation) {
        return named(tenant, WHO)
                .param("id", contactOrConversation)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    /// All of them as it is now; empty when there is nothing.
    Optional<Subject> read(TenantId tenant, UUID who) {
        return read(tenant, who, TALKS);
    }

    /// The same; nobody else moves their conversations on until the transaction ends.
    Optional<Subject> lock(TenantId tenant, UUID who) {
        return read(tenant, who, LOCKED_TALKS);
    }

    private Optional<Subject> read(TenantId tenant, UUID who, String talks) {
        List<UUID> contacts = named(tenant, CONTACTS)
                .param("id", who)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        List<Subject.Talk> known = named(tenant, talks)
                .param("id", who)
                .query((row, number) ->
                        new Subject.Talk(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .list();
        Subject nameless = new Subject(who, contacts, known, Set.of());
        Set<String> names = new TreeSet<>(named(tenant, NAMES)
                .param("contacts", nameless.people())
                .param("talks", nameless.conversations())
                .query((row, number) -> row.getString(1))
                .list());
        return contacts.isEmpty() && known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subject(who, contacts, known, names));
    }

    /// By kind, as [Loss] names them; what there is none of is missing.
    Map<String, Long> count(TenantId tenant, List<UUID> talks) {
        return named(tenant, COUNTS)
                .param("talks", talks)
                .query((row, number) -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    for (String kind : KINDS) {
                        if (row.getLong(kind) > 0) {
                            counts.put(kind, row.getLong(kind));
                        }
                    }
                    return counts;
                })
                .single();
    }

    private StatementSpec named(TenantId tenant, String statement) {
        return database.sql().sql(statement).param("tenant_id", tenant.value());
    }
}
