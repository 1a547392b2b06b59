package kz.jauap.ops.rounds;

import java.time.Duration;
import kz.jauap.media.Files;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Deletes files of customers that are older than their business keeps them.
@Component
class MediaRetention implements Round {

    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final Files files;

    MediaRetention(Tenants tenants, Files files) {
        this.tenants = tenants;
        this.files = files;
    }

    @Override
    public String name() {
        return "media-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        for (Tenant tenant : tenants.all()) {
            int batches = 0;
            while (batches < MOST_BATCHES && files.forget(tenant.id()) > 0) {
                batches++;
            }
        }
    }
}
