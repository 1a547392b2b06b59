package kz.jauap.desk;

import static kz.jauap.desk.DeskHouse.AIDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.ops.House;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// After a customer is erased no table of the database holds their name, phone, address or words, in
/// whatever column.
class NothingIsLeftTest {

    private static final String NAME = "Жаннат Алимкулова";
    private static final String PHONE = "77019998877";
    private static final String WORDS = "сиреневый самокат внука";
    private static final String FILE = "passport_of_mine";
    private static final List<String> NEEDLES = List.of(NAME, PHONE, WORDS, FILE);

    /// Tables that hold nothing a customer has said or is known by. A new table is put here, or into
    /// what erasing takes out and into [#rarities()].
    private static final Set<String> FREE = Set.of(
            "agent",
            "agent_identity",
            "api_key",
            "channel",
            "contact_login",
            "desk_group",
            "erasure",
            "erasure_task",
            "flyway_schema_history",
            "knowledge_document",
            "knowledge_passage",
            "knowledge_vector",
            "lane",
            "link_code",
            "metrics_daily",
            "model_plan",
            "model_spending",
            "pack_version",
            "tenant",
            "ticket_label",
            "webhook_subscription",
            "booking_cell");

    private static DeskHouse salon;
    private static String secondSecret;

    @BeforeAll
    static void open() {
        salon = new DeskHouse();
        secondSecret = salon.post(
                        "/admin/tenants/" + salon.slug + "/channels",
                        Map.of(
                                "kind",
                                "chatflow",
                                "account",
                                salon.slug + "_two",
                                "config",
                                Map.of(
                                        "instance_id",
                                        "instance",
                                        "api_base",
                                        salon.phones.address().toString()),
                                "secrets",
                                Map.of("token", "token")))
                .path("generated")
                .path("webhook_secret")
                .asString();
    }

    @AfterAll
    static void close() {
        salon.close();
    }

    private record Column(String table, String name, String type) {}

    private static List<Column> columns() {
        return all("""
                select table_name, column_name, data_type
                from information_schema.columns join information_schema.tables using (table_schema, table_name)
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and data_type in ('text', 'json', 'jsonb', 'bytea', 'uuid', 'character varying', 'ARRAY')
                order by 1, 2
                """).stream()
                .map(row -> new Column(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    private static List<List<String>> all(String query) {
        Database database = salon.house.bean(Database.class);
        return database.acrossTenants(() -> database.sql()
                .sql(query)
                .query((row, number) -> Stream.iterate(1, at -> at + 1)
                        .limit(row.getMetaData().getColumnCount())
                        .map(at -> text(row, at))
                        .toList())
                .list());
    }

    private static String text(java.sql.ResultSet row, int at) {
        try {
            return String.valueOf(row.getString(at));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where a text stands: `table.column`.
    private static Set<String> places(String needle) {
        Database database = salon.house.bean(Database.class);
        Set<String> found = new TreeSet<>();
        for (Column column : columns()) {
            String where = column.type().equals("bytea")
                    ? "position(convert_to(:needle, 'UTF8') in \"%s\") > 0"
                    : "position(:needle in \"%s\"::text) > 0";
            long rows = database.acrossTenants(() -> database.sql()
                    .sql(("select count(*) from %s where " + where).formatted(column.table(), column.name()))
                    .param("needle", needle)
                    .query(Long.class)
                    .single());
            if (rows > 0) {
                found.add(column.table() + "." + column.name());
            }
        }
        return found;
    }

    private static Set<String> tables(Set<String> places) {
        return places.stream()
                .map(place -> place.replaceAll("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The customer lives a little: on two numbers of the business, with a person, in a topic.
    private static void live() {
        writes(
                salon.slug,
                salon.writesAs("77015550000", "other", "Где вы находитесь?"),
                "n1",
                "Позовите человека, " + WORDS);
        writes(salon.slug + "_two", secondSecret, "n2", "А сколько стоит маникюр? " + WORDS);
        salon.telegram.people().write(AIDA, salon.thread(), "Здравствуйте, " + NAME + ", это про " + WORDS + "?");
        salon.settle();
        writes(
                salon.slug,
                salon.writesAs("77015550000", "other2", "Спасибо"),
                "n3",
                "Да, " + WORDS + ", мой номер " + PHONE);
    }

    private static void writes(String account, String secret, String id, String text) {
        String body = Json.write(Map.of(
                "messageType",
                "text",
                "message",
                text,
                "metadata",
                Map.of(
                        "sender",
                        NAME,
                        "timestamp",
                        1763700000,
                        "messageId",
                        id,
                        "remoteJid",
                        PHONE + "@s.whatsapp.net")));
        House.Answer answer = salon.house.call(
                "POST",
                "/webhook/chatflow/" + account,
                body,
                Map.of("Content-Type", "application/json", "X-Webhook-Secret", secret));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        salon.settle();
    }

    /// What seldom comes about, for the conversation and everything in it.
    private static void rarities(String conversation, String contact) {
        Map<String, String> in = Map.of(
                "T", "'" + salon.tenant + "'",
                "C", "'" + conversation + "'",
                "P", "'" + contact + "'",
                "W", "'" + WORDS + " " + NAME + " +" + PHONE + " " + FILE + "'",
                "J", "'{\"a\":\"" + WORDS + " " + NAME + " +" + PHONE + " " + FILE + "\"}'",
                "N", "now()");
        for (String statement : List.of(
                "insert into dead_job (tenant_id, id, queue, lane_id, payload, attempts, reason, died_at) select @T, gen_random_uuid(), 'handover', gen_random_uuid(), json_build_object('handover', id)::text, 1, @W, @N from handover where conversation_id = @C limit 1",
                "insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at) select @T, 'contact', gen_random_uuid(), json_build_object('contact', @P, 'value', '+77019998877')::text, '2100-01-01', '2100-01-01', @N",
                "insert into alert (tenant_id, case_key, kind, detail, raised_at) values (@T, 'NO_ANSWER ' || @C, 'NO_ANSWER', @W, @N)",
                "insert into api_request (tenant_id, idempotency_key, request_hash, status, answer, created_at) values (@T, 'key', 'x', 200, @J, @N)",
                "insert into api_request (tenant_id, idempotency_key, request_hash, created_at) values (@T, 'to-77019998877', 'x', @N)",
                "insert into webhook_delivery (tenant_id, id, subscription_id, event_id, kind, subject, body, due_at, created_at) values (@T, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'MESSAGE_RECEIVED', json_build_object('conversation', @C), @J, @N, @N)",
                "insert into quarantine (tenant_id, id, channel_id, received_at, reason, request, raw) select @T, gen_random_uuid(), channel_id, @N, 'odd', @J, convert_to(@J, 'UTF8') from conversation where id = @C",
                "insert into learning_question (tenant_id, turn_id, place, conversation_id, kind, language, text, at) values (@T, gen_random_uuid(), 0, @C, 'UNKNOWN', 'ru', @W, @N)",
                "insert into learned_answer (tenant_id, id, version, status, source, questions, answers, conversation_id, author, decided_by, created_at, updated_at) values (@T, '00000000-0000-0000-0000-0000000000aa', 1, 'PENDING', 'HANDOVER', @J, @J, @C, 'x', '', @N, @N)",
                "insert into learned_version (tenant_id, answer_id, version, deed, status, questions, answers, actor, at) values (@T, '00000000-0000-0000-0000-0000000000aa', 1, 'proposed', 'PENDING', @J, @J, 'x', @N)",
                "insert into heard (tenant_id, inbox_id, place, words, sure, heard_at) select @T, id, 0, @W, true, @N from inbox where conversation_id = @C limit 1",
                "insert into mail_thread (tenant_id, channel_id, chat_id, subject, answers, named, heard_at) select @T, channel_id, chat_id, @W, '', '', @N from conversation where id = @C",
                "insert into smpp_heard (tenant_id, channel_id, chat_id, words, name, session, heard_at) select @T, channel_id, chat_id, @W, 'x', 'x', @N from conversation where id = @C",
                "insert into smpp_segment (tenant_id, channel_id, chat_id, reference, part, words, taken, heard_at) select @T, channel_id, chat_id, '1:1/2', 1, @W, false, @N from conversation where id = @C",
                "insert into contact_consent (tenant_id, channel_id, external_id, source, given_at) select @T, channel_id, external_id, @W, @N from conversation where id = @C",
                "insert into contact_suggestion (tenant_id, one, other, kind, value, made_at) values (@T, '00000000-0000-0000-0000-000000000001', @P, 'PHONE', '+77019998877', @N)",
                "insert into contact_merge (tenant_id, id, kept, absorbed, proof, value, merged_by, merged_at) values (@T, gen_random_uuid(), @P, gen_random_uuid(), 'PHONE', '+77019998877', 'x', @N)",
                "insert into contact_login (tenant_id, token_hash, contact_id, expires_at) values (@T, 'hash', @P, '2100-01-01')",
                "insert into contact_continuation (tenant_id, outbox_id, conversation_id, at) values (@T, gen_random_uuid(), @C, @N)",
                "insert into booking (tenant_id, id, conversation_id, turn_id, status, agreed, wish, staff, starts_at, ends_at, language, made_on, summary, created_at, updated_at) values (@T, '00000000-0000-0000-0000-0000000000bb', @C, gen_random_uuid(), 'CONFIRMED', true, @J, 'anna', '2100-01-01', '2100-01-02', 'ru', '2026-11-24', @W, @N, @N)",
                "insert into booking_cell (tenant_id, staff, at, booking_id) values (@T, 'anna', '2100-01-01', '00000000-0000-0000-0000-0000000000bb')",
                "insert into media (tenant_id, id, channel_id, conversation_id, attachment, state, reason, created_at) select @T, '00000000-0000-0000-0000-0000000000cc', channel_id, @C, '{\"kind\":\"PHOTO\",\"reference\":\"passport_of_mine\",\"details\":{}}', 'KEPT', 'passport_of_mine', @N from conversation where id = @C",
                "insert into ticket_event (tenant_id, ticket_id, id, at, actor, kind, detail) select @T, id, gen_random_uuid(), @N, 'x', 'note', @W from ticket where conversation_id = @C limit 1",
                "insert into desk_alone (tenant_id, group_id, chat_id, message_id, conversation_id, told_at) select @T, group_id, 900, 1, @C, @N from desk_topic where conversation_id = @C",
                "insert into desk_left (tenant_id, group_id, thread_id, conversation_id, step, left_at) select @T, group_id, 424242, @C, 3, @N from desk_topic where conversation_id = @C",
                "insert into audit (tenant_id, id, at, actor, action, subject, detail) values (@T, gen_random_uuid(), @N, 'x', 'x', @P, @J)")) {
            String sql = statement;
            for (Map.Entry<String, String> one : in.entrySet()) {
                sql = sql.replaceAll("@" + one.getKey() + "\\b", one.getValue());
            }
            String whole = sql;
            Database database = salon.house.bean(Database.class);
            database.inTenant(
                    salon.tenant,
                    () -> assertThat(database.sql().sql(whole).update())
                            .as(whole)
                            .isEqualTo(1));
        }
    }

    private static List<String> ids(String query) {
        return all(query).stream().map(List::getFirst).toList();
    }

    @Test
    void no_row_of_any_table_holds_their_name_phone_address_or_words() {
        live();
        List<String> talks =
                ids("select id::text from conversation where chat_id like '" + PHONE + "%' order by created_at");
        assertThat(talks).hasSize(2);
        String contact = ids("select id::text from contact where person_id is null and phone = '+" + PHONE + "'")
                .getFirst();
        rarities(talks.getFirst(), contact);
        Set<String> before = new TreeSet<>();
        NEEDLES.forEach(needle -> before.addAll(places(needle)));
        assertThat(tables(before))
                .as("what the customer has left, so that nothing being left means something")
                .contains(
                        "alert",
                        "api_request",
                        "audit",
                        "booking",
                        "contact",
                        "contact_consent",
                        "contact_merge",
                        "contact_point",
                        "contact_sign",
                        "contact_suggestion",
                        "conversation",
                        "dead_job",
                        "desk_post",
                        "desk_topic",
                        "desk_update",
                        "handover",
                        "heard",
                        "inbox",
                        "job",
                        "learned_answer",
                        "learned_version",
                        "learning_question",
                        "mail_thread",
                        "media",
                        "message",
                        "outbox",
                        "quarantine",
                        "smpp_heard",
                        "smpp_segment",
                        "ticket",
                        "ticket_event",
                        "webhook_delivery");
        long messages = salon.count("message");
        long turns = salon.count("turn");

        eraseByRest(contact);

        Map<String, Set<String>> left = new TreeMap<>();
        for (String needle : NEEDLES) {
            left.put(needle, places(needle));
        }
        talks.forEach(talk -> left.put(talk, places(talk)));
        left.values().forEach(places -> places.remove("audit.detail")); // says which conversations went
        assertThat(left.values()).allMatch(Set::isEmpty);
        assertThat(salon.count(
                        "audit where action = 'customer.erased' and detail::text like '%" + talks.getFirst() + "%'"))
                .isEqualTo(1);
        for (String needle : NEEDLES) {
            assertThat(salon.count("audit where detail::text like '%" + needle + "%'"))
                    .isZero();
        }
        assertThat(salon.count("message")).as("what is counted stays").isEqualTo(messages);
        assertThat(salon.count("turn")).isEqualTo(turns);
        assertThat(salon.count("booking where status = 'CANCELLED'")).isEqualTo(1);
        assertThat(salon.count("booking_cell")).isZero();
        assertThat(salon.count("message where content::text like '%Где вы находитесь%'"))
                .as("others are left alone")
                .isEqualTo(1);
    }

    /// First what is lost, then the yes with its code.
    private static void eraseByRest(String contact) {
        String path = "/admin/tenants/" + salon.slug + "/contacts/" + contact + "/erase";
        JsonNode loss = salon.house.get(path).json();
        assertThat(loss.path("counts").path("conversations").asInt()).isEqualTo(2);
        assertThat(loss.path("counts").path("channels").asInt()).isEqualTo(2);
        assertThat(loss.path("counts").path("bookings").asInt()).isEqualTo(1);
        assertThat(salon.house.post(path, "{\"code\":\"00000000\"}").status()).isEqualTo(409);
        House.Answer asked = salon.house.post(
                path, Json.write(Map.of("code", loss.path("code").asString())));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        salon.settle();
        JsonNode done = salon.house
                .get("/admin/tenants/" + salon.slug + "/erasures/"
                        + asked.json().path("id").asString())
                .json();
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("counts").path("messages").asInt()).isGreaterThan(4);
        assertThat(salon.house.get(path).status()).isEqualTo(404);
    }

    @Test
    void of_every_table_with_words_it_is_known_whether_they_can_be_a_customers() {
        Set<String> planted = Stream.of(
                        "alert",
                        "api_request",
                        "audit",
                        "booking",
                        "contact",
                        "contact_consent",
                        "contact_continuation",
                        "contact_merge",
                        "contact_point",
                        "contact_sign",
                        "contact_suggestion",
                        "conversation",
                        "dead_job",
                        "desk_alone",
                        "desk_left",
                        "desk_post",
                        "desk_said",
                        "desk_topic",
                        "desk_update",
                        "handover",
                        "heard",
                        "inbox",
                        "job",
                        "learned_answer",
                        "learned_version",
                        "learning_question",
                        "learning_topic",
                        "mail_place",
                        "mail_thread",
                        "media",
                        "message",
                        "outbox",
                        "quarantine",
                        "smpp_heard",
                        "smpp_segment",
                        "ticket",
                        "ticket_event",
                        "turn",
                        "webhook_delivery")
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(FREE);
        known.addAll(planted);
        Set<String> words = columns().stream()
                .filter(column -> !column.type().equals("uuid"))
                .map(Column::table)
                .collect(Collectors.toCollection(TreeSet::new));
        words.removeAll(known);
        assertThat(words)
                .as("decide of these whether erasing has to take a customer out of them")
                .isEmpty();
    }

    @Test
    void an_erasure_that_died_in_the_middle_goes_on() {
        String id = new UUID(5, 5).toString();
        Database database = salon.house.bean(Database.class);
        database.inTenant(salon.tenant, () -> {
            database.sql()
                    .sql("""
                            insert into erasure (tenant_id, id, subject_id, state, asked_by, asked_at, forgotten_at)
                            values (:t, cast(:id as uuid), gen_random_uuid(), 'FORGOTTEN', 'x', now(), now())
                            """)
                    .param("t", salon.tenant.value())
                    .param("id", id)
                    .update();
            database.sql()
                    .sql("""
                            insert into erasure_task (tenant_id, erasure_id, place, kind, target, due_at)
                            values (:t, cast(:id as uuid), 0, 'file', '{"file":"00000000-0000-0000-0000-0000000000dd"}', '2020-01-01')
                            """)
                    .param("t", salon.tenant.value())
                    .param("id", id)
                    .update();
        });
        salon.house.bean(kz.jauap.queue.Jobs.class);
        database.inTenant(
                salon.tenant,
                () -> salon.house
                        .bean(kz.jauap.queue.Jobs.class)
                        .enqueue(List.of(kz.jauap.queue.NewJob.dueAt(
                                salon.tenant, "erasing", UUID.fromString(id), "go", salon.clock.instant()))));
        salon.settle();
        assertThat(salon.count("erasure where id = '" + id + "' and state = 'DONE'"))
                .isEqualTo(1);
        assertThat(salon.count("erasure_task where erasure_id = '" + id + "' and state = 'GONE'"))
                .isEqualTo(1);
    }
}
