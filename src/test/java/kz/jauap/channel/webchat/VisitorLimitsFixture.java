package kz.jauap.channel.webchat;

/// Limits of a house of which tenants allow thirty messages a minute.
public final class VisitorLimitsFixture {

    private VisitorLimitsFixture() {}

    public static VisitorLimits limits() {
        return new VisitorLimits(tenant -> 30);
    }
}
