package kz.jauap.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kz.jauap.booking.reading.Given;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decided;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Decisions;
import kz.jauap.language.Language;
import kz.jauap.mind.Mind;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

/// What happens on the way to a booking.
class BookingTalkTest {

    private static final Path SMILE = Path.of("src/test/resources/packs/smile");
    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-11-24T12:00:00+05:00[Asia/Almaty]");
    private static final String WHOLE = "запишите на чистку завтра в 10:00, меня зовут Анна, 87010002233";

    private static Pack asking(String field) throws IOException {
        Map<String, String> files = new TreeMap<>(PackReader.texts(SMILE));
        files.computeIfPresent(
                "booking.yaml",
                (name, text) -> text.replace("  - {id: phone}\n", "  - {id: phone}\n  - " + field + "\n"));
        return switch (PackReader.read(files)) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    @Test
    void asks_for_a_field_only_the_pack_knows_and_takes_the_answer_as_it_is() throws IOException {
        Mind mind = Mind.of(asking("{id: tooth, ask: {ru: Какой зуб?, kk: Қай тіс?, en: Which tooth?},"
                + " label: {ru: зуб, kk: тіс, en: tooth}}"));
        assertThat(mind.says(WHOLE)).contains("Какой зуб?").doesNotContain("верно");
        assertThat(mind.says("верхний слева, шестёрка")).contains("зуб: верхний слева, шестёрка", "верно");
        assertThat(mind.says("да")).contains("Вы записаны");
    }

    @Test
    void takes_a_number_out_of_the_answer_where_a_number_is_asked() throws IOException {
        Mind mind = Mind.of(asking("{id: age, kind: number, ask: {ru: Сколько лет?, kk: Жасы нешеде?, en: How old?},"
                + " label: {ru: возраст, kk: жасы, en: age}}"));
        assertThat(mind.says(WHOLE)).contains("Сколько лет?");
        assertThat(mind.says("ему 12 лет")).contains("возраст: 12");
    }

    @Test
    void goes_to_a_person_when_nothing_but_what_is_off_the_topic_comes() throws IOException {
        Mind mind = Mind.of(asking("{id: age, kind: number, ask: {ru: Сколько лет?, kk: Жасы нешеде?, en: How old?},"
                + " label: {ru: возраст, kk: жасы, en: age}}"));
        mind.says(WHOLE);
        assertThat(mind.says("какая погода завтра?")).contains("Сколько лет?");
        assertThat(mind.says("какой курс доллара?")).contains("Сколько лет?");
        assertThat(mind.says("кто выиграл матч?")).doesNotContain("Сколько лет?");
    }

    @Test
    void does_not_ask_for_a_phone_that_the_messenger_tells() {
        InboundMessage message = new InboundMessage(
                "m",
                "chat",
                "chat",
                "запишите на чистку завтра в 10:00, меня зовут Анна",
                List.of(),
                InboundMessage.Change.NEW,
                null,
                "87017776655",
                null,
                Map.of());
        Pack pack = Mind.of(SMILE).pack();
        Memory memory = new Memory(
                new TenantId(new UUID(0, 1)),
                new UUID(0, 2),
                1,
                Owner.BOT,
                "",
                DialogueState.EMPTY,
                List.of(message),
                NOON,
                Memory.Home.ANYWHERE);
        Decided decided = Decisions.decide(
                memory, Language.read(memory.texts(), pack.vocabulary(), ""), pack, List.of(BookingSkill.rehearsing()));
        assertThat(decided.deeds()).singleElement().isInstanceOfSatisfying(Booking.class, booking -> {
            assertThat(booking.status()).isEqualTo(BookingStatus.OFFERED);
            assertThat(booking.wish().phone()).isEqualTo("+77017776655");
        });
    }

    @Test
    void the_phone_that_the_messenger_tells_does_not_displace_the_one_that_was_given() {
        Wish given = Wish.NOTHING.phone("+77010002233");
        assertThat(given.taking(telling("+77017776655")).phone()).isEqualTo("+77010002233");
        assertThat(Wish.NOTHING.taking(telling("+77017776655")).phone()).isEqualTo("+77017776655");
    }

    private static Given telling(String ownPhone) {
        return new Given(
                null, null, List.of(), List.of(), "", "", "", ownPhone, Map.of(), Optional.empty(), false, List.of());
    }

    @Test
    void a_yes_after_the_hold_is_over_counts_while_the_slot_is_free() {
        Mind mind = Mind.of(SMILE);
        assertThat(mind.at("12:00").says(WHOLE)).contains("верно");
        assertThat(mind.at("15:00").says("да")).contains("Вы записаны");
    }

    @Test
    void a_yes_comes_too_late_when_the_time_itself_is_too_near() {
        Mind mind = Mind.of(SMILE);
        assertThat(mind.at("12:00").says("запишите на чистку сегодня в 14:00, меня зовут Анна, 87010002233"))
                .contains("верно");
        assertThat(mind.at("13:30").says("да")).doesNotContain("Вы записаны").contains("60");
    }

    @Test
    void what_is_reserved_for_a_person_goes_to_one_also_while_a_booking_is_open() {
        Mind mind = Mind.of(SMILE);
        mind.says("запишите на чистку");
        assertThat(mind.hears("у меня сильная боль").decided().decision())
                .isInstanceOfSatisfying(
                        Decision.HandOver.class,
                        over -> assertThat(over.policy()).isEqualTo("pain"));
        assertThat(mind.says("завтра в 10:00"))
                .as("and the booking is not lost")
                .contains("зовут");
    }

    @Test
    void asks_nothing_more_of_someone_who_wants_to_be_left_alone() {
        Mind mind = Mind.of(SMILE);
        mind.says("запишите на чистку");
        assertThat(mind.says("не пишите мне больше")).contains("не беспокоим");
        assertThat(mind.state().skill()).isNull();
    }

    @Test
    void a_price_asked_in_between_changes_nothing_of_the_booking() {
        Mind mind = Mind.of(SMILE);
        mind.says("запишите на чистку завтра в 10:00");
        assertThat(mind.says("а сколько стоит пломба?")).contains("12 000", "зовут");
        assertThat(mind.says("Анна 87010002233")).contains("чистка зубов").doesNotContain("пломба");
    }

    @Test
    void a_question_that_begins_like_a_yes_confirms_nothing() {
        Mind mind = Mind.of(SMILE);
        assertThat(mind.says(WHOLE)).contains("верно");
        assertThat(mind.says("можно вопрос?")).doesNotContain("Вы записаны");
        assertThat(mind.says("Здравствуйте! теперь да")).contains("Вы записаны");
    }

    @Test
    void a_word_beside_a_time_is_no_name_and_a_name_may_stand_inside_its_introduction() {
        Mind mind = Mind.of(SMILE);
        assertThat(mind.says("запишите на чистку завтра в 10:00")).contains("зовут");
        assertThat(mind.says("ближе к одиннадцати")).contains("зовут");
        assertThat(mind.says("меня Айгуль зовут")).contains("телефон");
        assertThat(mind.says("87010002233")).contains("имя: Айгуль", "11:00");
    }

    @Test
    void asking_whether_a_day_is_free_for_a_service_is_a_wish_and_speaking_of_the_past_is_none() {
        assertThat(Mind.of(SMILE).says("жұмада тіс тазалауға орын бар ма?")).contains("нешеде");
        assertThat(Mind.of(SMILE)
                        .hears("вчера на чистке потеряла серёжку")
                        .decided()
                        .deeds())
                .isEmpty();
    }

    @Test
    void a_service_and_a_time_without_a_verb_are_a_wish() {
        Mind mind = Mind.of(SMILE);
        assertThat(mind.says("чистка завтра в 10:00")).contains("зовут");
    }
}
