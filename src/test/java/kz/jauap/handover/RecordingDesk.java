package kz.jauap.handover;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.jauap.handover.spi.Desk;
import kz.jauap.handover.spi.Notice;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A desk that remembers what it was told by transactions that have committed.
public final class RecordingDesk implements Desk {

    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    @Override
    public void notice(List<Notice> told) {
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
