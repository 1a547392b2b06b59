package kz.jauap.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import kz.jauap.shared.OuterWorld;
import org.apache.hc.client5.http.DnsResolver;

/// Where webhooks may go: the public web, and hosts of one's own network the administrator of the house has named.
public final class HookHosts implements DnsResolver {

    private final OuterWorld outer = new OuterWorld(false);
    private final Set<String> inner;

    /// @param inner names of hosts that need not be public
    public HookHosts(Set<String> inner) {
        this.inner = Set.copyOf(inner);
    }

    boolean isInner(String host) {
        return inner.contains(host);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return isInner(host) ? InetAddress.getAllByName(host) : outer.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
