package kz.jauap.handover;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import kz.jauap.handover.spi.Desk;
import kz.jauap.handover.spi.Notice;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A desk that remembers what it was told by transactions that have committed.
public final class RecordingDesk implements Desk {

    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private volatile double chanceToBreak;

    /// From now on it breaks with this chance, and with it the transaction that tells it something: as if the house had
    /// been killed in the middle.
    public void breaks(double chance) {
        chanceToBreak = chance;
    }

    @Override
    public void notice(List<Notice> told) {
        if (ThreadLocalRandom.current().nextDouble() < chanceToBreak) {
            throw new IllegalStateException("killed in the middle");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                notices.addAll(told);
            }
        });
    }

    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    public <T extends Notice> List<T> notices(Class<T> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
