/// What a messenger must be able to do to be a channel. An adapter is one folder beside this one; it is done when
/// `ChannelAdapterContract` passes for it.
@NullMarked
@NamedInterface("spi")
package kz.jauap.channel.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
