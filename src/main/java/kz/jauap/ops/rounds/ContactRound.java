package kz.jauap.ops.rounds;

import java.time.Duration;
import kz.jauap.contact.Contacts;
import kz.jauap.contact.Continuations;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Finds customers who were met twice in the same moment, and goes on elsewhere with those who cannot be reached.
@Component
class ContactRound implements Round {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Contacts contacts;
    private final Continuations continuations;
    private final Tenants tenants;

    ContactRound(Contacts contacts, Continuations continuations, Tenants tenants) {
        this.contacts = contacts;
        this.continuations = continuations;
        this.tenants = tenants;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void go() {
        contacts.lookAgain(EVERY.multipliedBy(3));
        tenants.all().forEach(continuations::go);
    }
}
