package kz.jauap.channel.sms;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.Fault;
import org.jsmpp.bean.Alphabet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmppAdapterTest implements ProviderContract {

    private final SmppUnderTest provider = new SmppUnderTest();
    private final List<InboundEvent> heard = new CopyOnWriteArrayList<>();
    private volatile boolean full;
    private volatile boolean afterwards;
    private volatile CountDownLatch stuck = new CountDownLatch(0);

    @Override
    public SmppUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    /// An operator's final no is a status, not an HTTP answer.
    @Override
    @Test
    public void a_final_no_is_rejected_with_the_providers_words() {
        provider.next(Fault.FORBIDDEN);
        assertThat(send("hello", "k1"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("0x0000000b", "the phone is none it knows"));
    }

    private PolledChannel.Poll listening() {
        PolledChannel.Poll poll = provider.adapter.poll(provider.account(), (account, request) -> {
            if (full) {
                throw new IllegalStateException("the database is away");
            }
            awaitQuietly(stuck);
            heard.addAll(((Parsed.Events) provider.adapter.parse(request, account)).events());
            if (afterwards) {
                throw new IllegalStateException("the database went away while it committed");
            }
        });
        until(provider.operator::isHeard);
        return poll;
    }

    @Test
    void a_long_text_goes_out_in_segments_a_phone_puts_together_and_news_is_asked_once() {
        String text = "Стрижка 12 000 ₸, әрине! 😀 ".repeat(12).strip();
        assertThat(send(text, "k1")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly(text);
        assertThat(provider.operator.segments()).hasSize(5).allSatisfy(segment -> {
            assertThat(segment.bytes()).hasSizeLessThanOrEqualTo(140);
            assertThat(segment.headed()).isTrue();
        });
        assertThat(provider.operator.segments().stream().filter(segment -> segment.receipt()))
                .singleElement()
                .isEqualTo(provider.operator.segments().getLast());
    }

    @Test
    void plain_latin_takes_the_alphabet_of_seven_bits() {
        String text = "Price: {5000} [KZT] ~ 10 € ok?";
        assertThat(send(text, "k1")).isEqualTo(new SendOutcome.Accepted("op-1"));
        assertThat(provider.taken()).containsExactly(text);
        assertThat(provider.operator.segments().getFirst().coding()).isEqualTo((byte) 0);
    }

    @Test
    void a_message_whose_second_segment_is_refused_is_uncertain_and_never_begun_again_by_itself() {
        provider.operator.next(Fault.REFUSED_WITH_200);
        assertThat(send("ы".repeat(100), "k1")).isInstanceOf(SendOutcome.Rejected.class);
        provider.operator.next(Fault.SILENT_AFTER_ACCEPTANCE);
        assertThat(send("ы".repeat(100), "k2")).isInstanceOf(SendOutcome.Uncertain.class);
    }

    @Test
    void a_connection_that_broke_is_made_again_by_the_next_message() {
        assertThat(send("one", "k1")).isInstanceOf(SendOutcome.Accepted.class);
        provider.operator.hangUp();
        until(() -> send("two", "k2") instanceof SendOutcome.Accepted);
        assertThat(provider.taken()).contains("one", "two");
    }

    @Test
    void what_customers_write_is_heard_in_every_alphabet_and_put_together() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.customerWrites("77015550101", "Сколько стоит маникюр?");
            provider.operator.customerWrites(
                    "77015550102", Segments.of("Price {x} €?").bytes("Price {x} €?"), Alphabet.ALPHA_DEFAULT, false);
            provider.operator.customerWrites("77015550103", part(2, "записаться"), Alphabet.ALPHA_UCS2, true);
            provider.operator.customerWrites("77015550103", part(1, "Хочу "), Alphabet.ALPHA_UCS2, true);
            until(() -> heard.size() == 3);
            assertThat(heard)
                    .extracting(event -> ((InboundMessage) event).text())
                    .containsExactly("Сколько стоит маникюр?", "Price {x} €?", "Хочу записаться");
            until(() -> poll.trouble().isEmpty());
        }
    }

    private static byte[] part(int number, String words) {
        return headed(number, words.getBytes(StandardCharsets.UTF_16BE));
    }

    private static byte[] headed(int number, byte[] text) {
        byte[] whole = new byte[6 + text.length];
        System.arraycopy(new byte[] {5, 0, 3, 42, 2, (byte) number}, 0, whole, 0, 6);
        System.arraycopy(text, 0, whole, 6, text.length);
        return whole;
    }

    @Test
    void news_of_a_message_names_what_the_operator_called_it() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.tells("op-1", "DELIVRD");
            provider.operator.tells("op-2", "UNDELIV");
            until(() -> heard.size() == 2);
            assertThat(heard)
                    .extracting(event ->
                            ((DeliveryReceipt) event).providerMessageId() + " " + ((DeliveryReceipt) event).status())
                    .containsExactly("op-1 DELIVERED", "op-2 FAILED");
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void what_could_not_be_stored_is_refused_so_that_it_comes_again() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            full = true;
            assertThatThrownBy(() -> provider.operator.customerWrites("77015550101", "hello"))
                    .hasMessageContaining("not taken");
            assertThat(poll.trouble()).contains("could not be stored");
            full = false;
            provider.operator.customerWrites("77015550101", "hello");
            until(() -> heard.size() == 1);
        }
    }

    @Test
    void an_operator_that_hangs_up_is_bound_to_again() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.hangUp();
            until(provider.operator::isHeard);
            provider.operator.customerWrites("77015550101", "again");
            until(() -> heard.size() == 1);
            until(() -> poll.trouble().isEmpty());
        }
    }

    /// Another node, or this one after it was killed: nothing is left but the book.
    private void listeningAnew(Runnable deeds) throws Exception {
        provider.operator.hangUp();
        try (PolledChannel.Poll poll = listening()) {
            deeds.run();
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void what_comes_again_after_the_connection_broke_has_the_name_it_had_and_is_no_second_message() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.customerWrites("77015550101", "hello");
            provider.operator.customerWrites("77015550102", "hello");
            until(() -> heard.size() == 2);
            assertThat(marks()).doesNotHaveDuplicates();
            until(() -> poll.trouble().isEmpty());
        }
        listeningAnew(() -> {
            provider.operator.customerWrites("77015550101", "hello");
            provider.operator.customerWrites("77015550101", "and now something else");
            provider.operator.customerWrites("77015550101", "hello");
        });
        assertThat(heard).hasSize(5);
        assertThat(marks().get(2)).as("the redelivery").isEqualTo(marks().getFirst());
        assertThat(Set.copyOf(marks()))
                .as("the same words later on are said anew")
                .hasSize(4);
    }

    @Test
    void what_waited_behind_another_until_the_operator_gave_it_up_is_no_second_message() throws Exception {
        provider.operator.patience(Duration.ofMillis(300));
        try (PolledChannel.Poll poll = listening()) {
            stuck = new CountDownLatch(1);
            assertThatThrownBy(() -> provider.operator.customerWrites("77015550101", "hello"));
            assertThatThrownBy(() -> provider.operator.customerWrites("77015550102", "hello"));
            provider.clock.forward(Duration.ofSeconds(5));
            stuck.countDown();
            until(() -> heard.size() == 2);
            provider.operator.customerWrites("77015550101", "hello");
            provider.operator.customerWrites("77015550102", "hello");
            assertThat(heard).hasSize(4);
            assertThat(Set.copyOf(marks())).hasSize(2);
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void what_lay_there_while_this_node_stood_still_is_no_second_message_when_it_comes_again() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.clock.forward(Duration.ofSeconds(20));
            provider.operator.customerWrites("77015550101", "hello");
            provider.operator.customerWrites("77015550101", "hello");
            assertThat(Set.copyOf(marks())).hasSize(1);
            until(() -> poll.trouble().isEmpty());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_a_customer_says_twice_on_one_connection_are_two_messages() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.customerWrites("77015550101", "hello?");
            provider.operator.customerWrites("77015550101", "hello?");
            assertThat(marks()).hasSize(2).doesNotHaveDuplicates();
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void what_was_refused_though_it_may_be_stored_is_the_same_message_when_it_comes_again() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            afterwards = true;
            assertThatThrownBy(() -> provider.operator.customerWrites("77015550101", "hello"))
                    .hasMessageContaining("not taken");
            afterwards = false;
            provider.operator.customerWrites("77015550101", "hello");
            assertThat(marks()).hasSize(2);
            assertThat(Set.copyOf(marks())).hasSize(1);
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void segments_that_were_answered_outlive_the_node_that_took_them() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.customerWrites("77015550103", part(1, "Хочу "), Alphabet.ALPHA_UCS2, true);
            until(() -> poll.trouble().isEmpty());
        }
        listeningAnew(() -> {
            provider.operator.customerWrites("77015550103", part(2, "записаться"), Alphabet.ALPHA_UCS2, true);
            provider.operator.customerWrites("77015550103", part(2, "записаться"), Alphabet.ALPHA_UCS2, true);
        });
        assertThat(heard)
                .singleElement()
                .extracting(event -> ((InboundMessage) event).text())
                .isEqualTo("Хочу записаться");
        assertThat(provider.book.waiting()).isZero();
    }

    @Test
    void a_letter_that_is_cut_in_two_by_segments_is_whole_again() throws Exception {
        byte[] whole = "да 😀".getBytes(StandardCharsets.UTF_16BE);
        int inside = whole.length - 2;
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.customerWrites(
                    "77015550103", headed(1, Arrays.copyOf(whole, inside)), Alphabet.ALPHA_UCS2, true);
            provider.operator.customerWrites(
                    "77015550103",
                    headed(2, Arrays.copyOfRange(whole, inside, whole.length)),
                    Alphabet.ALPHA_UCS2,
                    true);
            until(() -> heard.size() == 1);
            assertThat(((InboundMessage) heard.getFirst()).text()).isEqualTo("да 😀");
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void a_message_whose_segments_do_not_all_come_is_told_with_a_gap_rather_than_lost() throws Exception {
        try (PolledChannel.Poll poll = listening()) {
            provider.operator.customerWrites("77015550103", part(2, "записаться"), Alphabet.ALPHA_UCS2, true);
            assertThat(heard).isEmpty();
            until(() -> poll.trouble().isEmpty());
        }
        provider.book.itIsLate();
        listeningAnew(() -> until(() -> heard.size() == 1));
        assertThat(((InboundMessage) heard.getFirst()).text()).isEqualTo("…записаться");
    }

    @Test
    void every_try_of_a_long_message_has_its_segments_under_one_reference() {
        String text = "ы".repeat(100);
        provider.operator.next(Fault.HANG_UP_AFTER_ACCEPTANCE);
        assertThat(send(text, "k7")).isInstanceOf(SendOutcome.Uncertain.class);
        assertThat(send("ъ".repeat(100), "k8")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(send(text, "k7")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("ъ".repeat(100), text);
        assertThat(provider.operator.segments()).hasSize(5);
    }

    private List<String> marks() {
        return heard.stream().map(event -> ((InboundMessage) event).mark()).toList();
    }
}
