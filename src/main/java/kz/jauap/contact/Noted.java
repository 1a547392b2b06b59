package kz.jauap.contact;

import kz.jauap.channel.ChannelId;
import kz.jauap.shared.TenantId;

/// A sign that came with a message.
///
/// @param externalId who wrote it, as the provider names them
public record Noted(TenantId tenant, ChannelId channel, String externalId, Sign sign) {}
