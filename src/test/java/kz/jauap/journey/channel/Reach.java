package kz.jauap.journey.channel;

import java.util.Set;
import kz.jauap.channel.DeliveryReceipt.Status;

/// What a messenger can do besides words.
///
/// @param picturesIn whether customers can send pictures
/// @param picturesOut whether they can be sent some; where not, the manager is told so
/// @param news what the provider tells of a message after it has taken it
record Reach(boolean picturesIn, boolean picturesOut, Set<Status> news) {

    static Reach pictures(Status... news) {
        return new Reach(true, true, Set.of(news));
    }

    static Reach words(Status... news) {
        return new Reach(false, false, Set.of(news));
    }
}
