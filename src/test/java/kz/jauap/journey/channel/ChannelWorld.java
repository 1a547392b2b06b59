package kz.jauap.journey.channel;

import java.util.List;
import kz.jauap.channel.DeliveryReceipt;

/// One messenger as a customer and its provider have it: connected to the salon, with one customer who has not written
/// yet.
interface ChannelWorld extends AutoCloseable {

    /// What this messenger can do besides words.
    Reach reach();

    /// The customer writes; returns once the house has it.
    void writes(String text);

    /// Words the customer was sent, oldest first.
    List<String> told();

    /// The customer sends a picture; only where [Reach#picturesIn].
    default void shows(byte[] picture) {
        throw new UnsupportedOperationException("no pictures come in here");
    }

    /// Whether the customer was sent this very picture.
    default boolean saw(byte[] picture) {
        return false;
    }

    /// The provider tells what became of the newest message the customer was sent; only news of [Reach#news].
    default void reports(DeliveryReceipt.Status news) {
        throw new UnsupportedOperationException("no news comes here");
    }

    /// What in calls, answers and webhooks does not fit the provider's own description, where there is one.
    default List<String> problems() {
        return List.of();
    }

    @Override
    void close();
}
