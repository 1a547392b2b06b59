package kz.jauap.channel.spi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// What was said in a conversation, for channels that show it themselves. Implemented by the house.
public interface Transcript {

    /// Messages after number `after`, oldest first.
    List<Line> after(TenantId tenant, UUID conversation, int after, int limit);

    /// The newest messages, oldest first.
    List<Line> latest(TenantId tenant, UUID conversation, int limit);

    /// What the customer wrote and nobody has handled yet, oldest first; `seq` is 0.
    List<Line> waiting(TenantId tenant, UUID conversation);

    /// One message.
    ///
    /// @param seq its number in the conversation
    /// @param author `customer`, `bot`, `operator` or `system`
    /// @param mark the channel's own id of what the customer wrote, else null
    /// @param deliveryKey names what we sent in receipts, else null
    record Line(
            int seq,
            String author,
            String text,
            List<Attachment> attachments,
            @Nullable String mark,
            @Nullable String deliveryKey,
            Instant at) {}

    /// Told after a conversation has changed, on any thread; must return at once.
    interface Watch {

        void changed(UUID conversation);
    }
}
