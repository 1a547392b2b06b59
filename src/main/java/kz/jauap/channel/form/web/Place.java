package kz.jauap.channel.form.web;

import kz.jauap.channel.ChannelAccount;
import kz.jauap.tenant.Tenant;

/// A form, whose it is, and the language its page speaks.
record Place(Tenant tenant, ChannelAccount account, String language) {

    Place spoken(String other) {
        return new Place(tenant, account, other);
    }

    String path() {
        return "/form/" + tenant.slug() + "/" + account.account();
    }
}
