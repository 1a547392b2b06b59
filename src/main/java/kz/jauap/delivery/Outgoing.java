package kz.jauap.delivery;

import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.shared.TenantId;

/// A message to put into the outbox. Its id is also its idempotency key.
public record Outgoing(TenantId tenant, UUID id, ChannelId channel, UUID conversation, OutboundMessage message) {}
