package kz.jauap.chaos;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kz.jauap.sandbox.ForumPeople.Pressable;
import kz.jauap.sandbox.ForumSimulator;

/// The managers of the business whose desk is a Telegram group: they write in topics and press buttons of cards, and
/// know of nothing else. Telegram brings what they do to the nodes, again and again until it is taken.
final class DeskStaff implements AutoCloseable {

    static final List<Long> MANAGERS = List.of(41L, 42L);

    private static final String TAKE = "take:";
    private static final String DECLINE = "decline:";
    private static final String RETURN = "return:";
    private static final String RESOLVE = "resolve:";

    /// How often nothing is left to do, one look after the other, before they believe it.
    private static final int QUIET_LOOKS = 10;

    private static final Duration AGAIN_AFTER = Duration.ofMillis(800);

    private final ForumSimulator telegram;
    private final Random random;
    private final Map<Long, List<String>> said = new ConcurrentHashMap<>();
    private final Map<Long, Long> pressedAt = new HashMap<>();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong presses = new AtomicLong();
    private final Thread thread;
    private volatile boolean resting;
    private volatile boolean evening;

    DeskStaff(ForumSimulator telegram, long seed) {
        this.telegram = telegram;
        this.random = new Random(seed * 13);
        this.thread = Thread.ofVirtual().name("staff in the group").unstarted(this::work);
    }

    void begin() {
        thread.start();
    }

    /// They look on for a while, and do nothing.
    void rest() {
        resting = true;
    }

    /// No more random deeds: every card that can still be pressed is pressed until it cannot, also those Telegram has
    /// twice, and then they go home.
    boolean goHome(Duration atMost) throws InterruptedException {
        evening = true;
        return thread.join(atMost);
    }

    /// What was written, by topic, in order.
    Map<Long, List<String>> said() {
        return Collections.unmodifiableMap(said);
    }

    /// What can still be pressed, and what Telegram has not got rid of.
    String left() {
        return cards() + ", updates that wait: " + telegram.waiting();
    }

    long presses() {
        return presses.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void work() {
        try {
            int quiet = 0;
            while (quiet < QUIET_LOOKS) {
                boolean last = evening;
                List<Pressable> open = cards();
                for (Pressable card : open) {
                    if (!isTheirTurn(card)) {
                        continue;
                    }
                    if (last) {
                        end(card);
                    } else if (!resting) {
                        deed(card, random.nextInt(10));
                    }
                }
                quiet = last && open.isEmpty() && telegram.waiting() == 0 ? quiet + 1 : 0;
                TimeUnit.MILLISECONDS.sleep(last ? 200 : 100 + random.nextInt(200));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends what somebody has, without a line: a line in a topic whose request just ended begins the next request, and
    /// the card, which changes at the pace of the group, would never come to rest.
    private void end(Pressable card) {
        if (card.data().stream().anyMatch(data -> data.startsWith(RESOLVE))) {
            press(card, RESOLVE);
        } else {
            press(card, RETURN);
        }
    }

    /// A card is given some time to change before somebody does something about it again.
    private boolean isTheirTurn(Pressable card) {
        Long before = pressedAt.get(card.message());
        long now = System.nanoTime();
        if (before != null && now - before < AGAIN_AFTER.toNanos()) {
            return false;
        }
        pressedAt.put(card.message(), now);
        return true;
    }

    private List<Pressable> cards() {
        return telegram.people().pressable().stream()
                .filter(one -> one.data().stream().anyMatch(data -> data.startsWith(RETURN)))
                .toList();
    }

    private void deed(Pressable card, int dice) {
        if (dice < 2) {
            press(card, TAKE);
        } else if (dice < 5) {
            write(card);
        } else if (dice == 5) {
            press(card, DECLINE);
        } else if (dice >= 8) {
            write(card);
            press(card, dice == 8 ? RETURN : RESOLVE);
        }
    }

    /// Everybody has topics of their own.
    private static long manager(Pressable card) {
        return MANAGERS.get((int) (card.thread() % MANAGERS.size()));
    }

    /// The line is known before Telegram has it, so that none is forgotten.
    private void write(Pressable card) {
        String text = "Ответ из группы " + lines.incrementAndGet();
        said.computeIfAbsent(card.thread(), topic -> new CopyOnWriteArrayList<>())
                .add(text);
        telegram.people().write(manager(card), card.thread(), text);
    }

    private void press(Pressable card, String what) {
        card.data().stream().filter(data -> data.startsWith(what)).findFirst().ifPresent(data -> {
            presses.incrementAndGet();
            telegram.people().pressOld(manager(card), card.message(), data);
        });
    }
}
