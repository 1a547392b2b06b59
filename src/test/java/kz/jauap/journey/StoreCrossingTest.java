package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import kz.jauap.booking.Booking;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Stay;
import kz.jauap.booking.Wish;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.knowledge.spi.Vector;
import kz.jauap.ops.rounds.Round;
import kz.jauap.pack.Packs;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tries to cross the wall between tenants through every method of every store: from one tenant's scope, with
/// the other's
/// id and the ids of the other's things. Nothing may come back, and nothing of the other may change.
@ExtendWith(Street.class)
class StoreCrossingTest {

    private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    /// Not bound by a tenant's scope: the server's locks, and the workers' own claims, which open the shared
    /// scope.
    private static final Set<String> OF_THE_HOUSE = Set.of("LockStore", "ClaimStore", "HealingStore");

    private static final String ALICE = "77015550101@s.whatsapp.net";

    private final Street.Business ours = Street.business();
    private final Street.Business theirs = Street.business();
    private final TenantId us = new TenantId(ours.id);
    private final TenantId them = new TenantId(theirs.id);
    private final Database database = Street.house().bean(Database.class);
    private final List<UUID> theirThings = new ArrayList<>();

    /// Two businesses that have lived a little: each has rows in all tables that last.
    @BeforeEach
    void live() {
        for (Street.Business business : List.of(ours, theirs)) {
            try (Whatsapp whatsapp = business.whatsapp()) {
                business.visitor();
                whatsapp.writes(ALICE, "1", "Где вы находитесь?");
                until(() -> whatsapp.phone(ALICE).size() == 1);
                whatsapp.writes(ALICE, "2", "Позовите человека");
                until(() -> business.count("handover") == 1 && business.rests());
                Street.house()
                        .call("POST", "/webhook/" + business.slug, "{", Map.of("X-Webhook-Secret", whatsapp.secret));
            }
            rarities(business.id);
        }
        tellWhatHappened();
        for (String table : List.of("conversation", "turn", "handover", "outbox", "inbox", "quarantine", "dead_job")) {
            theirs.texts("select id::text from " + table + " where tenant_id = :id")
                    .forEach(id -> theirThings.add(UUID.fromString(id)));
        }
    }

    /// What has happened so far is told now, and not in between.
    private static void tellWhatHappened() {
        Street.house().context.getBeansOfType(Round.class).values().stream()
                .filter(round -> round.name().equals("alerts"))
                .forEach(Round::go);
    }

    /// What seldom comes about: a job that waits, one that died, an alert.
    private static void rarities(UUID tenant) {
        for (String sql : List.of(
                """
                insert into dead_job (tenant_id, id, queue, lane_id, payload, attempts, reason, died_at)
                select tenant_id, gen_random_uuid(), 'nothing', id, id::text, 3, 'tried', now()
                from conversation where tenant_id = :id
                """,
                """
                insert into lane (tenant_id, queue, id, due_at, quiet_until, late_at)
                select tenant_id, 'nothing', id, '2020-01-01', '2020-01-01', '2020-01-01' from conversation where tenant_id = :id
                """,
                """
                insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at)
                select tenant_id, 'nothing', conversation_id, id::text, now(), now(), now() from inbox where tenant_id = :id
                """,
                """
                insert into learning_topic (tenant_id, id, founded_at)
                select tenant_id, id, now() from conversation where tenant_id = :id
                """,
                """
                insert into learning_question (tenant_id, turn_id, place, conversation_id, topic_id, kind, language, text, at)
                select tenant_id, id, place, conversation_id, case place when 0 then conversation_id end, 'UNKNOWN', 'ru', 'x',
                       now()
                from turn, (values (0), (1)) as two (place) where tenant_id = :id
                """,
                """
                insert into learned_answer (tenant_id, id, version, status, source, questions, answers, topic_id, author,
                                            decided_by, created_at, updated_at)
                select tenant_id, id, 1, 'PENDING', 'TYPED', '["x"]', '{"ru":"y"}', id, 'x', '', now(), now()
                from conversation where tenant_id = :id
                """,
                """
                insert into learned_version (tenant_id, answer_id, version, deed, status, questions, answers, actor, at)
                select tenant_id, id, 100, 'proposed', 'PENDING', '["x"]', '{"ru":"y"}', 'x', now()
                from conversation where tenant_id = :id
                """,
                """
                insert into knowledge_document (tenant_id, id, name, branch, checksum, version, removed, changed, passages,
                                                author, created_at, updated_at)
                select tenant_id, id, id::text, '', 'x', 1, false, 1, 1, 'x', now(), now() from conversation where tenant_id = :id
                """,
                """
                insert into knowledge_passage (tenant_id, document_id, seq, id, heading, text)
                select tenant_id, id, 0, id, '', 'x' from conversation where tenant_id = :id
                """,
                """
                insert into api_key (tenant_id, id, name, hash, scopes, per_minute, created_at)
                values (:id, :id, 'x', 'x', '["READ"]', 1, now())
                """,
                """
                insert into api_request (tenant_id, idempotency_key, request_hash, created_at)
                select id, slug, 'x', now() from tenant where id = :id
                """,
                """
                insert into webhook_subscription (tenant_id, id, url, events, secret, created_at)
                select tenant_id, id, 'https://example.kz', '[]', 'x', now() from conversation where tenant_id = :id
                """,
                """
                insert into webhook_delivery (tenant_id, id, subscription_id, event_id, kind, subject, due_at, created_at)
                select tenant_id, id, id, id, 'MESSAGE_SENT', '{}', now(), now() from conversation where tenant_id = :id
                """,
                """
                insert into desk_update (tenant_id, bot_id, update_id, body, received_at)
                values (:id, 100, 100, '{}', '2020-01-01')
                """,
                """
                insert into desk_left (tenant_id, group_id, thread_id, conversation_id, card_message_id, step, left_at)
                select tenant_id, id, 7, id, 8, 0, now() from conversation where tenant_id = :id
                """,
                """
                insert into mail_place (tenant_id, channel_id, uid_validity, last_uid, read_at)
                select tenant_id, id, 1, 1, now() from channel where tenant_id = :id
                """,
                """
                insert into mail_thread (tenant_id, channel_id, chat_id, subject, answers, named, heard_at)
                select tenant_id, id, 'x', 'x', '<x@x>', '', now() from channel where tenant_id = :id
                """,
                """
                insert into smpp_heard (tenant_id, channel_id, chat_id, words, name, session, heard_at)
                select tenant_id, id, 'x', 'x', 'x', 'x', now() from channel where tenant_id = :id
                """,
                """
                insert into smpp_segment (tenant_id, channel_id, chat_id, reference, part, words, taken, heard_at)
                select tenant_id, id, 'x', 'x:1/2', 1, '', true, '2020-01-01' from channel where tenant_id = :id
                """,
                """
                insert into contact (tenant_id, id, name, created_at)
                select tenant_id, id, 'x', now() from conversation where tenant_id = :id
                """,
                """
                insert into contact_sign (tenant_id, contact_id, kind, value, verified, source, learned_at)
                select :id, gen_random_uuid(), 'PHONE', slug, true, 'x', now() from tenant where id = :id
                """,
                """
                insert into contact_merge (tenant_id, id, kept, absorbed, proof, value, merged_by, merged_at)
                select tenant_id, gen_random_uuid(), id, gen_random_uuid(), 'PERSON', '', 'x', now()
                from conversation where tenant_id = :id
                """,
                """
                insert into contact_login (tenant_id, token_hash, contact_id, expires_at)
                select :id, slug, gen_random_uuid(), '2200-01-01' from tenant where id = :id
                """,
                """
                insert into ticket_event (tenant_id, ticket_id, id, at, actor, kind, detail)
                select tenant_id, id, gen_random_uuid(), now(), 'x', 'x', 'x' from conversation where tenant_id = :id
                """,
                """
                insert into media (tenant_id, id, channel_id, conversation_id, attachment, created_at)
                select tenant_id, id, channel_id, id,
                       '{"kind":"PHOTO","reference":"x","mimeType":null,"fileName":null,"bytes":null,"details":{}}', now()
                from conversation where tenant_id = :id
                """,
                """
                insert into erasure (tenant_id, id, subject_id, asked_by, asked_at)
                select tenant_id, id, gen_random_uuid(), 'x', now() from conversation where tenant_id = :id
                """,
                """
                insert into alert (tenant_id, case_key, kind, detail, raised_at)
                values (:id, 'NO_ANSWER x', 'NO_ANSWER', 'x', now())
                """)) {
            Street.administrator().sql(sql).param("id", tenant).update();
        }
    }

    /// Work that nobody will ever take would leave the shared house not ready for the journeys after this one.
    @AfterEach
    void takeTheWorkBack() {
        for (Street.Business business : List.of(ours, theirs)) {
            for (String table : List.of("job", "lane")) {
                Street.administrator()
                        .sql("delete from " + table + " where tenant_id = :id and queue = 'nothing'")
                        .param("id", business.id)
                        .update();
            }
        }
    }

    @Test
    void no_store_shows_or_changes_what_is_another_tenants() {
        Map<String, String> before = fingerprints(theirs.id);
        assertThat(before).hasSizeGreaterThan(12);
        Set<String> alive = new TreeSet<>();
        assertThat(leaks(stores(), alive)).isEmpty();
        assertThat(fingerprints(theirs.id)).isEqualTo(before);
        assertThat(alive)
                .as("stores that serve a tenant what is its own, so that the silence above means something")
                .containsExactlyElementsOf(
                        stores().stream().map(StoreCrossingTest::name).sorted().toList())
                .hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void a_wall_that_is_down_is_noticed() {
        List<Object> messages = stores().stream()
                .filter(store -> name(store).equals("MessageStore"))
                .toList();
        Street.administrator()
                .sql("alter table message disable row level security")
                .update();
        try {
            assertThat(leaks(messages, new TreeSet<>()))
                    .contains(
                            "MessageStore.after shows another tenant's row",
                            "MessageStore.latest shows another tenant's row");
        } finally {
            Street.administrator()
                    .sql("alter table message enable row level security")
                    .update();
        }
        assertThat(leaks(messages, new TreeSet<>())).isEmpty();
    }

    private Set<String> leaks(List<Object> stores, Set<String> alive) {
        Set<String> leaks = new TreeSet<>();
        for (Object store : stores) {
            for (Method method : methods(store)) {
                for (UUID thing : theirThings) {
                    Object ours = call(us, store, method, thing);
                    Object own = call(them, store, method, thing);
                    if (leaks(method, ours)) {
                        leaks.add(name(store) + "." + method.getName() + " shows another tenant's row");
                    }
                    if (!isNothing(own) || own == null && ours instanceof Refused) {
                        alive.add(name(store));
                    }
                }
            }
        }
        return leaks;
    }

    private static String name(Object store) {
        return store.getClass().getSimpleName();
    }

    private static List<Object> stores() {
        return Stream.of(Street.house().context.getBeanDefinitionNames())
                .filter(name -> name.endsWith("Store"))
                .map(name -> Street.house().context.getBean(name))
                .filter(bean -> bean.getClass().getName().startsWith("kz.jauap."))
                .filter(bean -> !OF_THE_HOUSE.contains(bean.getClass().getSimpleName()))
                .toList();
    }

    private static List<Method> methods(Object store) {
        return Stream.of(store.getClass().getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    /// What a method answers in the scope of a tenant when it is asked for the other's things. Always rolled
    /// back.
    private @Nullable Object call(TenantId scope, Object store, Method method, UUID thing) {
        Object[] arguments = Stream.of(method.getParameters())
                .map(parameter -> argument(parameter, thing))
                .toArray();
        method.setAccessible(true);
        try {
            return database.inTenant(scope, () -> {
                throw new Undo(invoke(store, method, arguments));
            });
        } catch (Undo undo) {
            return undo.answer;
        } catch (RuntimeException refused) {
            return new Refused(); // by the wall, or because an argument makes no sense
        }
    }

    private static @Nullable Object invoke(Object store, Method method, Object[] arguments) {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object argument(Parameter parameter, UUID thing) {
        return switch (parameter.getName()) {
            case "queue" -> "nothing";
            case "after" -> 0;
            default -> value(parameter.getParameterizedType(), thing);
        };
    }

    private Object value(Type type, UUID thing) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, thing);
        }
        if (type instanceof WildcardType any) {
            return value(any.getUpperBounds()[0], thing);
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "TenantId" -> them;
            case "Tenant" -> tenant();
            case "Pack" -> Street.house().bean(Packs.class).current(them).orElseThrow();
            case "ChannelAccount" -> account();
            case "ChannelId" -> account().channel();
            case "ChannelKind" -> account().kind();
            case "Booking" -> booking(thing);
            case "Stay" -> new Stay(theirs.slug, FUTURE, FUTURE.plusSeconds(3600));
            case "LocalDate" -> LocalDate.of(2100, 1, 1);
            case "Slice" -> new Slice(List.of(them), null, 100);
            case "UUID" -> thing;
            case "String", "Object" -> theirs.slug;
            case "Instant" -> FUTURE;
            case "OffsetDateTime" -> OffsetDateTime.of(2100, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
            case "Duration" -> Duration.ofSeconds(1);
            case "ZonedDateTime" -> FUTURE.atZone(ZoneOffset.UTC);
            case "int", "Integer" -> 100;
            case "long", "Long" -> 100L;
            case "boolean", "Boolean" -> true;
            case "byte[]" -> new byte[0];
            case "URI" -> URI.create("http://127.0.0.1:1/v1");
            case "BigDecimal" -> BigDecimal.ONE;
            case "double", "Double" -> 1.0;
            case "Vector" -> Vector.of(new float[] {1, 0});
            default -> made((Class<?>) type, thing);
        };
    }

    private Object container(ParameterizedType generic, UUID thing) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type first = generic.getActualTypeArguments()[0];
        if (raw == Map.class) {
            return Map.of(value(first, thing), value(generic.getActualTypeArguments()[1], thing));
        }
        Object content = first instanceof Class<?> known && !known.isInterface() || first instanceof ParameterizedType
                ? value(first, thing)
                : theirs.slug;
        return raw == Optional.class ? Optional.of(content) : raw == Set.class ? Set.of(content) : List.of(content);
    }

    private Object made(Class<?> type, UUID thing) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("cannot be made here: " + type);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> value(component.getGenericType(), thing))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A booking's parts must fit each other.
    private Booking booking(UUID thing) {
        return new Booking(
                them,
                thing,
                thing,
                BookingStatus.REQUESTED,
                true,
                Wish.NOTHING,
                null,
                null,
                null,
                "ru",
                LocalDate.of(2100, 1, 1),
                "",
                List.of());
    }

    private Tenant tenant() {
        return Street.house().bean(Tenants.class).get(them);
    }

    private ChannelAccount account() {
        return Street.house().bean(Channels.class).of(them).getFirst();
    }

    /// Whoever asks for another tenant's things gets nothing. What serves all tenants at once may speak of our
    /// own.
    private boolean leaks(Method method, @Nullable Object answer) {
        String words = String.valueOf(answer);
        boolean named = words.contains(them.toString())
                || theirThings.stream().anyMatch(thing -> words.contains(thing.toString()));
        boolean shared = method.isAnnotationPresent(CrossTenant.class)
                || method.getDeclaringClass().isAnnotationPresent(CrossTenant.class);
        return named || !shared && !isNothing(answer);
    }

    private static boolean isNothing(@Nullable Object answer) {
        return switch (answer) {
            case null -> true;
            case Refused refused -> true;
            case Optional<?> optional -> optional.isEmpty();
            case Collection<?> many -> many.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Number number -> number.longValue() == 0;
            case Boolean truth -> !truth;
            default -> false;
        };
    }

    /// A checksum of a tenant's rows in every table that has any.
    private static Map<String, String> fingerprints(UUID tenant) {
        List<String> tables = Street.administrator()
                .sql("select table_name from information_schema.columns"
                        + " where column_name = 'tenant_id' and table_schema = 'public'")
                .query((row, number) -> row.getString(1))
                .list();
        Map<String, String> all = new TreeMap<>();
        for (String table : tables) {
            String rows = Street.administrator()
                    .sql("select count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' order by r::text)), '') from "
                            + table + " r where tenant_id = :id")
                    .param("id", tenant)
                    .query((row, number) -> row.getString(1))
                    .single();
            if (!rows.startsWith("0 ")) {
                all.put(table, rows);
            }
        }
        return all;
    }

    private record Refused() {}

    private static final class Undo extends RuntimeException {

        private final transient @Nullable Object answer;

        Undo(@Nullable Object answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }
}
