package kz.jauap.desk.group;

import java.time.Clock;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.shared.Database;
import kz.jauap.shared.SecretBox;
import kz.jauap.tenant.TenantFixture;
import kz.jauap.tenant.Tenants;

/// What a desk is made of, put together by hand.
public final class GroupFixture {

    private GroupFixture() {}

    public static Groups groups(Database database, SecretBox box, Clock clock) {
        return new Groups(
                new GroupStore(database, box),
                TenantFixture.audit(database, clock),
                database,
                clock,
                DeskPace.TELEGRAM);
    }

    public static Telegraph telegraph(BotApi api) {
        return new Telegraph(api);
    }

    public static GroupCheck check(Telegraph telegraph) {
        return new GroupCheck(telegraph);
    }

    public static DeskTexts texts(Tenants tenants) {
        return new DeskTexts(tenants);
    }
}
