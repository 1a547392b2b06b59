package kz.jauap.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Turns names into addresses and lets only those through that anybody on the internet can reach: nothing of this
/// machine, its network, or its cloud. A connection goes to the very address that was looked at, so a name cannot
/// change its mind in between.
public final class OuterWorld implements DnsResolver {

    /// First bytes of networks that are nobody's on the internet, and how many bits of them count.
    private record Net(int bits, int... bytes) {

        boolean has(byte[] address) {
            if (address.length * Byte.SIZE < bits) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (bytes[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Net> INNER_4 = List.of(
            new Net(8, 0),
            new Net(8, 10),
            new Net(10, 100, 64),
            new Net(8, 127),
            new Net(16, 169, 254),
            new Net(12, 172, 16),
            new Net(24, 192, 0, 0),
            new Net(24, 192, 0, 2),
            new Net(16, 192, 168),
            new Net(15, 198, 18),
            new Net(24, 198, 51, 100),
            new Net(24, 203, 0, 113),
            new Net(3, 224));

    /// What is reachable from anywhere lies in 2000::/3; some of it only leads to other addresses.
    private static final Net OUTER_6 = new Net(3, 0x20);

    private static final List<Net> INNER_6 =
            List.of(new Net(23, 0x20, 0x01, 0x00), new Net(32, 0x20, 0x01, 0x0d, 0xb8), new Net(16, 0x20, 0x02));

    private final boolean ownMachineToo;

    /// @param ownMachineToo for tests only: pages of this machine may be fetched
    public OuterWorld(boolean ownMachineToo) {
        this.ownMachineToo = ownMachineToo;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        for (InetAddress one : all) {
            if (!lets(one)) {
                throw new Inside();
            }
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    boolean lets(InetAddress address) {
        if (ownMachineToo && address.isLoopbackAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? INNER_4.stream().noneMatch(net -> net.has(bytes))
                : OUTER_6.has(bytes) && INNER_6.stream().noneMatch(net -> net.has(bytes));
    }

    /// The name leads to an address that is not of the outer world.
    public static final class Inside extends UnknownHostException {

        Inside() {
            super("an address that is not public");
        }
    }
}
