package kz.jauap.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.sms.SmppBook.Kept;
import kz.jauap.channel.sms.SmppBook.Whole;
import kz.jauap.journey.Street;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is remembered of messages by SMPP, in a real database: by any node, for as long as it may
/// be needed.
@ExtendWith(Street.class)
class SmppBookTest {

    private static final String PHONE = "77015550107";
    private static final Whole WHOLE = new Whole(PHONE, "1234", 42, 2);

    private final Street.Business business = Street.business();
    private final SettableClock clock = new SettableClock(Instant.now());
    private final ChannelAccount account = new ChannelAccount(
            new TenantId(business.id),
            new ChannelId(UUID.randomUUID()),
            new ChannelKind("smpp"),
            business.slug,
            true,
            Map.of(),
            Map.of());
    private final SmppBook book = node();

    private StoredSmppBook node() {
        return new StoredSmppBook(
                Street.house().bean(SmppStore.class),
                Street.house().bean(Database.class),
                Street.house().bean(IdSource.class),
                clock);
    }

    private String name(String words, String session) {
        return book.name(account, PHONE, words, session, clock.instant()).orElseThrow();
    }

    @Test
    void the_same_words_in_another_session_are_the_same_message_for_an_hour() {
        String first = name("hello", "s1");
        assertThat(node().name(account, PHONE, "hello", "s2", clock.instant())).contains(first);
        assertThat(name("hello", "s2")).as("offered a third time").isEqualTo(first);
        assertThat(name("hello", "s1")).as("said again on the same connection").isNotEqualTo(first);
        String later = name("something else", "s3");
        assertThat(name("hello", "s4")).isNotIn(first, later);
        clock.forward(Duration.ofMinutes(59));
        String again = name("hello", "s5");
        clock.forward(Duration.ofMinutes(2));
        assertThat(name("hello", "s6")).isNotEqualTo(again);
        assertThat(book.name(account, "77015550108", "hello", "s7", clock.instant()))
                .as("of another phone")
                .isNotEqualTo(Optional.of(again));
    }

    @Test
    void a_delivery_the_operator_gave_up_is_not_taken_once_the_phones_next_was() {
        Instant first = clock.instant();
        clock.forward(Duration.ofSeconds(6));
        String again = name("one", "s1");
        assertThat(node().name(account, PHONE, "one", "s2", first))
                .as("it is still the phone's newest")
                .contains(again);
        clock.forward(Duration.ofSeconds(1));
        name("two", "s1");
        assertThat(node().name(account, PHONE, "one", "s2", first)).isEmpty();
        assertThat(node().name(account, PHONE, "two", "s2", first)).isPresent();
    }

    @Test
    void segments_wait_for_each_other_on_any_node_and_are_known_once_their_message_is_taken() {
        assertThat(book.keep(account, WHOLE, 2, "08bb")).isEqualTo(new Kept.Waits());
        assertThat(book.keep(account, WHOLE, 2, "08bb")).as("came again").isEqualTo(new Kept.Waits());
        assertThat(node().keep(account, WHOLE, 1, "08aa"))
                .isInstanceOfSatisfying(
                        Kept.Complete.class,
                        complete -> assertThat(complete.parts())
                                .containsExactly(Map.entry(1, "08aa"), Map.entry(2, "08bb")));
        assertThat(book.keep(account, WHOLE, 1, "08aa"))
                .as("its message was not taken, so it is handed on again")
                .isInstanceOf(Kept.Complete.class);
        book.taken(account, WHOLE);
        assertThat(node().keep(account, WHOLE, 1, "08aa")).isEqualTo(new Kept.Known());
    }

    @Test
    void a_phone_that_comes_round_to_a_reference_begins_a_message_of_its_own() {
        book.keep(account, WHOLE, 1, "08aa");
        book.keep(account, WHOLE, 2, "08bb");
        book.taken(account, WHOLE);
        assertThat(book.keep(account, WHOLE, 1, "08cc")).isEqualTo(new Kept.Waits());
        assertThat(book.keep(account, WHOLE, 2, "08bb"))
                .isInstanceOfSatisfying(
                        Kept.Complete.class,
                        complete -> assertThat(complete.parts())
                                .containsExactly(Map.entry(1, "08cc"), Map.entry(2, "08bb")));
    }

    @Test
    void a_message_that_is_not_whole_after_five_minutes_is_overdue_until_it_is_taken() {
        book.keep(account, WHOLE, 2, "08bb");
        assertThat(book.overdue(account)).isEmpty();
        clock.forward(Duration.ofMinutes(6));
        assertThat(node().overdue(account)).singleElement().satisfies(one -> {
            assertThat(one.whole()).isEqualTo(WHOLE);
            assertThat(one.parts()).containsExactly(Map.entry(2, "08bb"));
        });
        book.taken(account, WHOLE);
        assertThat(book.overdue(account)).isEmpty();
    }

    @Test
    void what_nobody_doubts_any_more_is_forgotten_and_what_waits_is_not() {
        name("hello", "s1");
        book.keep(account, WHOLE, 1, "08aa");
        Instant later = clock.instant().plus(Duration.ofDays(1));
        assertThat(node().forget(account.tenant(), clock.instant().minus(Duration.ofDays(1))))
                .isZero();
        assertThat(node().forget(account.tenant(), later)).isEqualTo(1);
        assertThat(business.count("smpp_segment")).isEqualTo(1);
        book.taken(account, WHOLE);
        assertThat(node().forget(account.tenant(), later)).isEqualTo(1);
        assertThat(business.count("smpp_segment")).isZero();
    }
}
