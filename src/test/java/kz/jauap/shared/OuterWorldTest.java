package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OuterWorldTest {

    private final OuterWorld world = new OuterWorld(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2002:7f00:1::",
                "2001:0:1::",
                "2001:db8::1"
            })
    void addressesOfTheHouseAreNotForPages(String address) throws UnknownHostException {
        assertThat(world.lets(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> world.resolve(address)).isInstanceOf(OuterWorld.Inside.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "169.253.1.1",
                "2a00:1450::1",
                "2606:4700::1111"
            })
    void addressesOfTheInternetAre(String address) throws UnknownHostException {
        assertThat(world.lets(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void namesOfThisMachineAreNot() {
        assertThatThrownBy(() -> world.resolve("localhost")).isInstanceOf(OuterWorld.Inside.class);
    }
}
