package kz.jauap.channel.spi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Finds the machines of the open network and no others, so that an address a stranger wrote leads nowhere inside. What
/// is looked up here is what is connected to: a name cannot change in between.
final class OutsideOnly implements DnsResolver {

    private static final int FIRST_BYTE = 0xff;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int SHARED = 100;
    private static final int SHARED_FROM = 64;
    private static final int SHARED_UNTIL = 127;

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] outside = Arrays.stream(SystemDefaultDnsResolver.INSTANCE.resolve(host))
                .filter(OutsideOnly::isOutside)
                .toArray(InetAddress[]::new);
        if (outside.length == 0) {
            throw new UnknownHostException("no address of the open network");
        }
        return outside;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isOutside(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isLocalByRange(address.getAddress());
    }

    /// Unique local addresses of version 6, what a carrier shares among its customers, and "this network".
    private static boolean isLocalByRange(byte[] bytes) {
        int first = bytes[0] & FIRST_BYTE;
        int second = bytes[1] & FIRST_BYTE;
        boolean four = bytes.length == 4;
        return four
                ? first == 0 || first == SHARED && second >= SHARED_FROM && second <= SHARED_UNTIL
                : (first & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }
}
