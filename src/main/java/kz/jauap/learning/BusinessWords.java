package kz.jauap.learning;

import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The words a tenant's pack says mean the same.
@Component
class BusinessWords {

    private final Packs packs;

    BusinessWords(Packs packs) {
        this.packs = packs;
    }

    SameWords of(TenantId tenant) {
        return packs.current(tenant).map(Pack::sameWords).map(SameWords::of).orElse(SameWords.NONE);
    }
}
