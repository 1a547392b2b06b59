package kz.jauap.delivery;

import java.util.List;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// Tells the steps of messages to whoever wants to know: those that are watched, and all of them.
@Component
class Steps {

    private final List<DeliveryWatch> watches;
    private final List<DeliveryNews> news;

    Steps(List<DeliveryWatch> watches, List<DeliveryNews> news) {
        this.watches = List.copyOf(watches);
        this.news = List.copyOf(news);
    }

    /// A step as it was stored.
    ///
    /// @param watched whether somebody asked to be told of this very message
    record Moved(DeliveryWatch.Step step, boolean watched) {}

    @CrossTenant("deliveries of several tenants that end together share one transaction")
    void tell(List<Moved> moved) {
        List<DeliveryWatch.Step> all = moved.stream().map(Moved::step).toList();
        List<DeliveryWatch.Step> watched =
                moved.stream().filter(Moved::watched).map(Moved::step).toList();
        if (!watched.isEmpty()) {
            watches.forEach(watch -> watch.moved(watched));
        }
        if (!all.isEmpty()) {
            news.forEach(one -> one.stepped(all));
        }
    }
}
