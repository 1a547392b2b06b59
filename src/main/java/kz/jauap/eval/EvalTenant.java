package kz.jauap.eval;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.pack.Pack;
import kz.jauap.shared.TenantId;

/// A business that exists to be asked: its pack, its account, the day on which it is open.
record EvalTenant(ChannelAccount account, Pack pack, Day day) {

    TenantId id() {
        return account.tenant();
    }

    ZonedDateTime next(LocalTime time) {
        return day.at(time);
    }
}
