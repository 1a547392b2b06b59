package kz.jauap.ops.admin;

import kz.jauap.config.Settings;
import kz.jauap.queue.Kick;
import kz.jauap.queue.LaneWorker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// A push by hand: what is due is handled now, on this node, and what that leaves to send is sent.
@Component
public class QueueKick {

    private final LaneWorker turns;
    private final LaneWorker deliveries;
    private final LaneWorker requests;
    private final int limit;

    QueueKick(
            @Qualifier("turnWorker") LaneWorker turns,
            @Qualifier("deliveryWorker") LaneWorker deliveries,
            @Qualifier("handoverWorker") LaneWorker requests,
            Settings settings) {
        this.turns = turns;
        this.deliveries = deliveries;
        this.requests = requests;
        this.limit = settings.delivery().processLimit();
    }

    public Kick run() {
        return turns.runDue(limit).plus(deliveries.runDue(limit));
    }

    /// The clocks of requests for a person.
    public Kick remind() {
        return requests.runDue(limit);
    }
}
