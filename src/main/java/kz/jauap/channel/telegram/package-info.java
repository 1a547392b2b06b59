/// Telegram bots: webhook or long polling in, Bot API out. Private chats only. See `docs/channels/telegram.md`.
@NullMarked
package kz.jauap.channel.telegram;

import org.jspecify.annotations.NullMarked;
