package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.manager.DeskPoll;
import org.junit.jupiter.api.Test;

class DeskPollTest {

    @Test
    void where_telegram_reaches_nobody_updates_are_asked_for_and_none_is_lost_or_doubled() {
        try (DeskHouse salon = new DeskHouse(true)) {
            salon.writes("Позовите человека");
            DeskPoll poll = salon.house.bean(DeskPoll.class);
            DeskGroup group =
                    salon.house.bean(DeskGroups.class).of(salon.tenant).getFirst();
            salon.telegram.people().write(DeskHouse.AIDA, salon.thread(), "Один");
            salon.telegram.people().write(DeskHouse.AIDA, salon.thread(), "Два");
            DeskPoll.Asked asked = poll.ask(group, 0, Duration.ZERO);
            assertThat(poll.ask(group, 0, Duration.ZERO)).isEqualTo(asked);
            assertThat(salon.telegram.waiting()).isEqualTo(2);
            assertThat(poll.ask(group, asked.next(), Duration.ZERO).next()).isEqualTo(asked.next());
            salon.settle();
            assertThat(salon.told()).endsWith("Один", "Два").doesNotHaveDuplicates();
            salon.telegram.goDown();
            assertThat(poll.ask(group, asked.next(), Duration.ZERO).pause()).isPositive();
        }
    }
}
