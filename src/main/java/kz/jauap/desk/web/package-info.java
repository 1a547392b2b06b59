/// Where Telegram posts what people do in a desk's group, and where messengers fetch files managers send.
@NullMarked
package kz.jauap.desk.web;

import org.jspecify.annotations.NullMarked;
