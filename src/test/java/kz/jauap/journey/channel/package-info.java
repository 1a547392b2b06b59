/// One journey of a customer, on every channel: [ChannelWorld] is what differs between them.
@NullMarked
package kz.jauap.journey.channel;

import org.jspecify.annotations.NullMarked;
