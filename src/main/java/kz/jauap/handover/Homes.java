package kz.jauap.handover;

import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.Channels;
import kz.jauap.conversation.Memory;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.HandoverRules.BranchBy;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Which place of a business those belong to who write to one of its accounts.
@Component
public class Homes {

    /// The setting of an account, of any kind, that names its place.
    static final String BRANCH = "branch";

    private final Tenants tenants;
    private final Channels channels;

    Homes(Tenants tenants, Channels channels) {
        this.tenants = tenants;
        this.channels = channels;
    }

    public Memory.Home of(TenantId tenant, ChannelId channel) {
        BranchBy by = tenants.get(tenant).settings().handover().branches();
        Optional<ChannelAccount> account = by == BranchBy.CUSTOMER ? Optional.empty() : channels.find(tenant, channel);
        return new Memory.Home(account.flatMap(one -> one.setting(BRANCH)).orElse(""), by != BranchBy.ACCOUNT);
    }
}
