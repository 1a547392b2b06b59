/// The chat on a web page: our own messenger, served by this house. Visitors post like any provider does, to
/// `/webhook/webchat/{account}`; what is said flows back as server-sent events.
@NullMarked
package kz.jauap.channel.webchat;

import org.jspecify.annotations.NullMarked;
