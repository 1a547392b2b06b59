package kz.jauap.delivery;

import java.util.List;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.intake.ReceiptSink;
import kz.jauap.shared.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Providers' news of what we sent. It moves a delivery forward or does nothing.
@Component
class Receipts implements ReceiptSink {

    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    private final OutboxStore store;
    private final Database database;
    private final Steps steps;
    private final EarlyReceipts early;

    Receipts(OutboxStore store, Database database, Steps steps, EarlyReceipts early) {
        this.early = early;
        this.steps = steps;
        this.store = store;
        this.database = database;
    }

    @Override
    public void store(ChannelAccount account, List<DeliveryReceipt> receipts) {
        database.inTenant(
                account.tenant(),
                () -> receipts.forEach(receipt -> {
                    List<Steps.Moved> moved = store.receipt(account.tenant(), account.channel(), receipt);
                    if (moved.isEmpty()) {
                        unmoved(account, receipt);
                    }
                    steps.tell(moved);
                }));
    }

    /// It tells nothing new, or it is of a message that is not known yet.
    private void unmoved(ChannelAccount account, DeliveryReceipt receipt) {
        String id = receipt.providerMessageId();
        if (id.isEmpty() || store.knows(account.tenant(), account.channel(), id)) {
            log.debug("a {} receipt on {} changed nothing", receipt.status(), account);
        } else {
            early.keep(account, receipt);
        }
    }
}
