package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupState;
import kz.jauap.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskOnTelegramTest {

    private final DeskFixture desk = new DeskFixture();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_request_stands_in_a_topic_of_its_own_pinned_while_it_is_open() {
        desk.opens(1);
        desk.settle();
        long thread = desk.onlyThread();
        assertThat(desk.telegram.people().title(thread)).isEqualTo("Customer <1> & Co · +77011");
        assertThat(desk.texts(thread))
                .singleElement()
                .asString()
                .contains("Новый запрос")
                .contains("Customer <1> & Co")
                .contains("просит человека")
                .contains("WhatsApp")
                .contains("price < 5000 & \"soon\"")
                .contains("passed on");
        long card = desk.message(thread, 0);
        assertThat(desk.telegram.people().buttons(card)).containsExactly("Беру", "Вернуть боту", "Не могу");
        assertThat(desk.telegram.people().pinned(card)).isTrue();

        desk.shows(1, Card.State.TAKEN, "Aida");
        desk.settle();
        assertThat(desk.texts(thread)).singleElement().asString().contains("В работе: Aida");
        assertThat(desk.telegram.people().buttons(card)).containsExactly("Решено", "Вернуть боту");

        desk.shows(1, Card.State.CLOSED, "Aida");
        desk.settle();
        assertThat(desk.texts(thread)).singleElement().asString().contains("Завершено: Aida");
        assertThat(desk.telegram.people().buttons(card)).isEmpty();
        assertThat(desk.telegram.people().pinned(card)).isFalse();
    }

    @Test
    void lines_that_wait_go_out_as_one_message_in_order_and_changes_are_shown() {
        desk.opens(1);
        for (int i = 1; i <= 5; i++) {
            desk.says(1, "line " + i);
        }
        desk.change(1, "line 5, better", Post.Change.EDITED);
        desk.change(1, "line 4", Post.Change.DELETED);
        desk.settle();
        List<String> texts = desk.texts(desk.onlyThread());
        assertThat(texts).hasSize(2);
        assertThat(texts.get(1))
                .isEqualTo(
                        "👤 line 1\n👤 line 2\n👤 line 3\n👤 line 4\n👤 line 5\n✏️ изменено: line 5, better\n🗑 клиент удалил: line 4");
    }

    @Test
    void the_next_request_of_a_customer_gets_a_new_card_in_the_same_topic() {
        desk.opens(1);
        desk.settle();
        desk.shows(1, Card.State.CLOSED, "");
        desk.settle();
        desk.database.inTenant(
                DeskFixture.TENANT,
                () -> desk.board.show(
                        DeskFixture.TENANT,
                        DeskFixture.conversation(1),
                        "",
                        DeskFixture.handover(77),
                        DeskFixture.card(1, Card.State.WAITING, "")));
        desk.settle();
        long thread = desk.onlyThread();
        assertThat(desk.texts(thread)).hasSize(2);
        assertThat(desk.telegram.people().buttons(desk.message(thread, 0))).isEmpty();
        assertThat(desk.telegram.people().pinned(desk.message(thread, 1))).isTrue();
    }

    @Test
    void a_deleted_topic_is_made_anew_with_its_card_and_what_stood_in_it() {
        lost_topic(false);
    }

    @Test
    void a_message_that_silently_came_to_stand_in_the_main_chat_is_taken_back_and_said_in_a_new_topic() {
        lost_topic(true);
        assertThat(desk.texts(0)).isEmpty();
    }

    private void lost_topic(boolean silently) {
        desk.opens(1);
        desk.says(1, "before");
        desk.settle();
        long old = desk.onlyThread();
        desk.telegram.people().deleteTopic(old, silently);
        desk.says(1, "after");
        desk.settle();
        List<Long> threads = desk.telegram.people().topics();
        assertThat(threads).hasSize(2);
        List<String> texts = desk.texts(threads.get(1));
        assertThat(texts).hasSize(3);
        assertThat(texts.get(0)).contains("Новый запрос");
        assertThat(texts.get(1)).contains("before");
        assertThat(texts.get(2)).isEqualTo("👤 after");
        assertThat(desk.telegram.people().pinned(desk.message(threads.get(1), 0)))
                .isTrue();
    }

    @Test
    void a_closed_topic_is_opened_again() {
        desk.opens(1);
        desk.settle();
        desk.telegram.people().closeTopic(desk.onlyThread());
        desk.says(1, "still here");
        desk.settle();
        assertThat(desk.texts(desk.onlyThread())).hasSize(2).last().isEqualTo("👤 still here");
    }

    @Test
    void a_card_too_old_to_be_changed_is_sent_anew() {
        desk.opens(1);
        desk.settle();
        long thread = desk.onlyThread();
        desk.telegram.people().makeTooOld(desk.message(thread, 0));
        desk.shows(1, Card.State.TAKEN, "Aida");
        desk.settle();
        assertThat(desk.texts(thread)).hasSize(2).last().asString().contains("В работе: Aida");
        assertThat(desk.telegram.people().pinned(desk.message(thread, 1))).isTrue();
    }

    @Test
    void a_group_that_has_another_id_is_followed() {
        desk.opens(1);
        desk.settle();
        desk.telegram.people().upgradeTo(-1002000000002L);
        desk.says(1, "hello");
        desk.settle();
        assertThat(desk.now().chatId()).isEqualTo(-1002000000002L);
        assertThat(desk.texts(desk.onlyThread())).last().isEqualTo("👤 hello");
    }

    @Test
    void while_the_bot_is_kicked_the_owner_hears_alone_of_new_requests_and_nothing_is_lost() {
        desk.telegram.startedBy(DeskFixture.OWNER);
        desk.telegram.people().kick();
        desk.opens(1);
        desk.says(1, "are you there?");
        desk.work();
        assertThat(desk.now().state()).isEqualTo(GroupState.EXPELLED);
        desk.opens(2);
        desk.clock.forward(Duration.ofMinutes(6));
        desk.work();
        assertThat(desk.telegram.toldAlone(DeskFixture.OWNER)).hasSize(2);
        desk.telegram.people().takeBack();
        desk.settle();
        assertThat(desk.now().state()).isEqualTo(GroupState.WORKING);
        assertThat(desk.telegram.people().topics()).hasSize(2);
        assertThat(desk.texts(desk.telegram.people().topics().getFirst())).hasSize(2);
        assertThat(desk.telegram.toldAlone(DeskFixture.OWNER)).hasSize(2);
    }

    @Test
    void missing_rights_and_switched_off_topics_are_named_and_healed() {
        desk.telegram.people().allowTopics(false);
        desk.opens(1);
        desk.work();
        assertThat(desk.now().state()).isEqualTo(GroupState.RIGHTS);
        desk.telegram.people().switchTopics(false);
        desk.clock.forward(Duration.ofMinutes(6));
        desk.work();
        assertThat(desk.now().state()).isEqualTo(GroupState.NO_TOPICS);
        assertThat(desk.now().state().advice()).isNotEmpty();
        desk.telegram.people().switchTopics(true);
        desk.telegram.people().allowTopics(true);
        desk.settle();
        assertThat(desk.now().state()).isEqualTo(GroupState.WORKING);
        assertThat(desk.texts(desk.onlyThread())).hasSize(1);
    }

    @Test
    void a_full_group_goes_on_with_the_topics_it_has() {
        desk.telegram.startedBy(DeskFixture.OWNER);
        desk.opens(1);
        desk.settle();
        desk.telegram.people().mostTopics(1);
        desk.opens(2);
        desk.says(1, "and I?");
        for (int second = 0; second < 6; second++) {
            desk.clock.forward(Duration.ofSeconds(1));
            desk.work();
        }
        assertThat(desk.now().state()).isEqualTo(GroupState.FULL);
        assertThat(desk.texts(desk.onlyThread())).last().isEqualTo("👤 and I?");
        assertThat(desk.telegram.toldAlone(DeskFixture.OWNER)).hasSize(1);
        desk.telegram.people().mostTopics(10);
        desk.settle();
        assertThat(desk.now().state()).isEqualTo(GroupState.WORKING);
        assertThat(desk.telegram.people().topics()).hasSize(2);
    }

    @Test
    void without_the_right_to_pin_everything_else_goes_on() {
        desk.telegram.people().allowPins(false);
        desk.opens(1);
        desk.says(1, "hello");
        desk.settle();
        assertThat(desk.now().state()).isEqualTo(GroupState.WORKING);
        assertThat(desk.texts(desk.onlyThread())).hasSize(2);
    }

    @Test
    void telegrams_own_pause_is_obeyed() {
        desk.telegram.next(Fault.THROTTLED);
        desk.opens(1);
        desk.work();
        assertThat(desk.telegram.calls()).hasSize(1);
        desk.clock.forward(Duration.ofMillis(2900));
        desk.work();
        assertThat(desk.telegram.calls()).hasSize(1);
        desk.settle();
        assertThat(desk.texts(desk.onlyThread())).hasSize(1);
    }

    @Test
    void how_far_a_managers_message_got_is_marked_on_it_and_a_failure_can_be_sent_again() {
        desk.opens(1);
        desk.settle();
        long thread = desk.onlyThread();
        long written = desk.telegram.people().write(42, thread, "Добрый день");
        UUID reply = new UUID(5, 5);
        desk.wrote(1, written, reply);
        desk.mark(reply, Mark.ACCEPTED, "");
        desk.settle();
        assertThat(desk.telegram.people().reaction(written)).isEqualTo("🕊");
        desk.mark(reply, Mark.READ, "");
        desk.settle();
        assertThat(desk.telegram.people().reaction(written)).isEqualTo("👀");
        desk.mark(reply, Mark.FAILED, "blocked by the user");
        desk.settle();
        assertThat(desk.telegram.people().reaction(written)).isEqualTo("👎");
        assertThat(desk.texts(thread)).last().asString().contains("blocked by the user");
        int last = desk.telegram.people().topic(thread).size() - 1;
        assertThat(desk.telegram.people().buttons(desk.message(thread, last))).containsExactly("Отправить ещё раз");
    }

    @Test
    void what_nobody_knows_to_have_arrived_is_said_again_rather_than_not_at_all() {
        desk.opens(1);
        desk.settle();
        desk.telegram.next(Fault.HANG_UP_AFTER_ACCEPTANCE);
        desk.says(1, "once or twice");
        desk.settle();
        assertThat(desk.texts(desk.onlyThread()).subList(1, 3)).containsOnly("👤 once or twice");
    }

    @Test
    void a_topic_in_a_group_that_is_switched_off_is_left_for_one_where_people_are() {
        desk.opens(1);
        desk.settle();
        desk.groups.state(desk.group, GroupState.OFF, "");
        desk.says(1, "anybody?");
        desk.opens(1);
        desk.settle();
        assertThat(desk.texts(desk.onlyThread())).hasSize(1);
        desk.groups.state(desk.group, GroupState.WORKING, "");
        desk.says(1, "now?");
        desk.settle();
        assertThat(desk.texts(desk.onlyThread())).last().isEqualTo("👤 anybody?\n👤 now?");
    }

    @Test
    void an_urgent_request_is_told_to_the_owner_alone_once() {
        desk.telegram.startedBy(DeskFixture.OWNER);
        desk.opens(1);
        desk.settle();
        assertThat(desk.telegram.toldAlone(DeskFixture.OWNER)).isEmpty();
        desk.database.inTenant(
                DeskFixture.TENANT, () -> desk.board.tellOwner(DeskFixture.TENANT, DeskFixture.conversation(1)));
        desk.settle();
        desk.shows(1, Card.State.TAKEN, "Aida");
        desk.settle();
        assertThat(desk.telegram.toldAlone(DeskFixture.OWNER)).hasSize(1);
    }

    @Test
    void what_is_old_and_was_shown_is_forgotten_and_what_waits_is_not() {
        desk.opens(1);
        desk.says(1, "shown");
        desk.settle();
        desk.groups.state(desk.group, GroupState.OFF, "");
        desk.says(1, "waits");
        desk.clock.forward(Duration.ofDays(400));
        int forgotten = desk.database.inTenant(
                DeskFixture.TENANT,
                () -> desk.board.forget(DeskFixture.TENANT, desk.clock.instant().minus(Duration.ofDays(365))));
        assertThat(forgotten).isEqualTo(1);
        desk.groups.state(desk.group, GroupState.WORKING, "");
        desk.says(1, "now");
        desk.settle();
        assertThat(desk.texts(desk.onlyThread())).last().isEqualTo("👤 waits\n👤 now");
    }

    @Test
    void a_branchs_requests_go_to_its_own_group_and_all_others_to_the_common_one() {
        DeskGroup abay = DeskGroup.fresh(
                DeskFixture.TENANT,
                new UUID(9, 10),
                "abay",
                DeskFixture.CHAT - 1,
                new DeskGroup.Bot(desk.group.botId(), "desk_bot", DeskFixture.TOKEN, "secret", false),
                null);
        assertThat(desk.groups.add(abay, "test")).isTrue();
        for (String branch : List.of("abay", "dostyk", "")) {
            int number = branch.length();
            desk.database.inTenant(
                    DeskFixture.TENANT,
                    () -> desk.board.show(
                            DeskFixture.TENANT,
                            DeskFixture.conversation(number),
                            branch,
                            DeskFixture.handover(number),
                            DeskFixture.card(number, Card.State.WAITING, "")));
        }
        assertThat(groupOf(4)).isEqualTo(abay.id());
        assertThat(groupOf(6)).isEqualTo(desk.group.id());
        assertThat(groupOf(0)).isEqualTo(desk.group.id());
    }

    private UUID groupOf(int number) {
        return desk.database.inTenant(
                DeskFixture.TENANT,
                () -> desk.topics
                        .find(DeskFixture.TENANT, DeskFixture.conversation(number))
                        .orElseThrow()
                        .group());
    }

    @Test
    void a_request_that_was_over_before_anybody_saw_it_gets_no_topic() {
        desk.shows(1, Card.State.CLOSED, "");
        desk.settle();
        assertThat(desk.telegram.calls()).isEmpty();
    }

    @Test
    void secrets_are_sealed_anew_with_a_new_master_key() {
        String before = desk.sealedToken();
        assertThat(desk.groups.reseal("test")).isZero();
        desk.changeMasterKey();
        assertThat(desk.groups.reseal("test")).isEqualTo(1);
        assertThat(desk.sealedToken()).isNotEqualTo(before).doesNotContain(DeskFixture.TOKEN);
        assertThat(desk.now().token()).isEqualTo(DeskFixture.TOKEN);
    }

    @Test
    void without_a_group_nothing_is_written() {
        desk.groups.state(desk.group, GroupState.OFF, "");
        desk.opens(1);
        desk.says(1, "hello");
        desk.settle();
        assertThat(desk.telegram.calls()).isEmpty();
    }
}
