package kz.jauap.booking;

import static kz.jauap.booking.BookingFixture.NOW;
import static kz.jauap.booking.BookingFixture.stay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.decision.spi.Overtaken;
import org.junit.jupiter.api.Test;

/// Whoever is first has the slot, and the database says who is first.
class SlotsAreTakenOnceTest {

    private static final Instant HELD = NOW.plus(Duration.ofMinutes(15));
    private final BookingFixture house = new BookingFixture();

    @Test
    void of_a_thousand_who_want_one_of_ten_slots_at_once_ten_get_one_each() throws Exception {
        AtomicInteger lost = new AtomicInteger();
        Set<Instant> won = ConcurrentHashMap.newKeySet();
        AtomicInteger wins = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> customers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                Stay stay = stay(i % 10 * 60, 60);
                customers.add(threads.submit(() -> {
                    start.await();
                    try {
                        house.write(house.booking(BookingStatus.OFFERED, stay, HELD), NOW);
                        won.add(stay.from());
                        wins.incrementAndGet();
                    } catch (Overtaken e) {
                        lost.incrementAndGet();
                    }
                    return true;
                }));
            }
            start.countDown();
            for (Future<?> one : customers) {
                one.get();
            }
        }
        assertThat(wins).hasValue(10);
        assertThat(won).hasSize(10);
        assertThat(lost).hasValue(990);
        assertThat(house.rows("booking where status = 'OFFERED'")).isEqualTo(10);
        assertThat(house.rows("booking")).isEqualTo(10);
        assertThat(house.rows("booking_cell")).isEqualTo(10 * 12);
    }

    @Test
    void stays_that_overlap_only_a_little_are_still_two_in_one_place() {
        house.write(house.booking(BookingStatus.CONFIRMED, stay(0, 60), null), NOW);
        assertThatThrownBy(() -> house.write(house.booking(BookingStatus.OFFERED, stay(55, 30), HELD), NOW))
                .isInstanceOf(Overtaken.class);
        house.write(house.booking(BookingStatus.OFFERED, stay(60, 30), HELD), NOW);
        assertThat(house.rows("booking")).isEqualTo(2);
    }

    @Test
    void a_hold_that_is_over_gives_way_and_a_confirmed_one_never_does() {
        Booking held = house.booking(BookingStatus.OFFERED, stay(0, 60), HELD);
        house.write(held, NOW);
        Booking other = house.booking(BookingStatus.OFFERED, stay(0, 60), HELD.plusSeconds(900));
        assertThatThrownBy(() -> house.write(other, HELD.minusSeconds(1))).isInstanceOf(Overtaken.class);
        house.write(other, HELD);
        house.write(
                house.booking(other.id(), other.conversation(), BookingStatus.CONFIRMED, stay(0, 60), null, null),
                HELD);
        assertThatThrownBy(() -> house.write(
                        house.booking(BookingStatus.OFFERED, stay(30, 60), HELD.plusSeconds(1_800_000)),
                        HELD.plusSeconds(1_000_000)))
                .isInstanceOf(Overtaken.class);
    }

    @Test
    void nobody_else_can_confirm_a_slot_after_its_hold_went_to_another() {
        Booking slow = house.booking(BookingStatus.OFFERED, stay(0, 60), HELD);
        house.write(slow, NOW);
        house.write(house.booking(BookingStatus.CONFIRMED, stay(0, 60), null), HELD.plusSeconds(1));
        assertThatThrownBy(() -> house.write(
                        house.booking(slow.id(), slow.conversation(), BookingStatus.CONFIRMED, stay(0, 60), null, null),
                        HELD.plusSeconds(2)))
                .isInstanceOf(Overtaken.class);
        assertThat(house.status(slow.id())).isEqualTo(BookingStatus.OFFERED);
    }

    @Test
    void a_moved_booking_may_overlap_the_one_it_replaces_and_frees_the_rest() {
        Booking before = house.booking(BookingStatus.CONFIRMED, stay(0, 60), null);
        house.write(before, NOW);
        UUID id = UUID.randomUUID();
        UUID talk = before.conversation();
        house.write(house.booking(id, talk, BookingStatus.OFFERED, stay(30, 60), HELD, before.id()), NOW);
        assertThatThrownBy(() -> house.write(house.booking(BookingStatus.OFFERED, stay(0, 30), HELD), NOW))
                .as("until the customer says yes, the old slot is kept")
                .isInstanceOf(Overtaken.class);
        house.write(house.booking(id, talk, BookingStatus.CONFIRMED, stay(30, 60), null, before.id()), NOW);
        assertThat(house.status(before.id())).isEqualTo(BookingStatus.CANCELLED);
        assertThat(house.status(id)).isEqualTo(BookingStatus.CONFIRMED);
        house.write(house.booking(BookingStatus.OFFERED, stay(0, 30), HELD), NOW);
        assertThat(house.rows("booking_cell")).isEqualTo(12 + 6);
    }

    @Test
    void what_is_taken_is_seen_by_whoever_looks_and_by_no_other_business() {
        house.write(house.booking(BookingStatus.CONFIRMED, stay(0, 30), null), NOW);
        BookingFixture other = new BookingFixture();
        assertThat(house.diary.taken(house.tenant, NOW, stay(600, 1).from(), NOW, Set.of()))
                .hasSize(6)
                .allSatisfy(cell -> assertThat(cell.meets(stay(0, 30))).isTrue());
        assertThat(house.diary.taken(other.tenant, NOW, stay(600, 1).from(), NOW, Set.of()))
                .isEmpty();
    }
}
