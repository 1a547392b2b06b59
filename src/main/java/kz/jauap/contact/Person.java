package kz.jauap.contact;

import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// Someone who has written for the first time: a new contact and their address on the channel.
public record Person(
        TenantId tenant,
        ChannelId channel,
        String externalId,
        UUID contact,
        @Nullable String name,
        @Nullable String phone) {}
