package kz.jauap.ops.customers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.contact.Contact;
import kz.jauap.contact.Sign;
import org.jspecify.annotations.Nullable;

/// A customer as the administrator's interface shows them.
record CustomerView(UUID id, String name, Instant since, List<SignView> signs, List<PointView> points) {

    record SignView(Sign.Kind kind, String value, boolean verified, String source) {}

    record PointView(
            UUID contact,
            String channel,
            String account,
            String externalId,
            String name,
            @Nullable Instant consented,
            List<Contact.Talk> conversations) {}

    static CustomerView of(Contact contact) {
        return new CustomerView(
                contact.id(),
                contact.name(),
                contact.since(),
                contact.signs().stream()
                        .filter(sign -> sign.kind() != Sign.Kind.LOGIN)
                        .map(sign -> new SignView(sign.kind(), sign.value(), sign.verified(), sign.source()))
                        .toList(),
                contact.points().stream().map(CustomerView::point).toList());
    }

    private static PointView point(Contact.Point point) {
        return new PointView(
                point.contact(),
                point.kind(),
                point.account(),
                point.externalId(),
                point.name(),
                point.consented(),
                point.talks());
    }
}
