/// VK communities: Callback API in, `messages.send` out. Private chats only. See `docs/channels/vk.md`.
@NullMarked
package kz.jauap.channel.vk;

import org.jspecify.annotations.NullMarked;
