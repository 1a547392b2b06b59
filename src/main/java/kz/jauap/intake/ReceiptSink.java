package kz.jauap.intake;

import java.util.List;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.DeliveryReceipt;

/// Where news of sent messages goes. Implemented by delivery, which intake does not know.
public interface ReceiptSink {

    /// Returns when the news is committed.
    void store(ChannelAccount account, List<DeliveryReceipt> receipts);
}
