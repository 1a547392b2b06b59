package kz.jauap.channel;

import java.time.Clock;
import javax.sql.DataSource;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TimeOrderedIds;
import kz.jauap.tenant.TenantFixture;

/// Channels of a database that is put together by hand.
public final class ChannelFixture {

    private ChannelFixture() {}

    public static Channels channels(Database database, DataSource dataSource, SecretBox box, Clock clock) {
        return new Channels(
                new ChannelStore(database, box),
                TenantFixture.audit(database, clock),
                database,
                new Notices(dataSource),
                new TimeOrderedIds(clock),
                clock);
    }
}
