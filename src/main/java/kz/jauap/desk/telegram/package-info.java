/// The Bot API as the desk needs it: calls in, one sealed reply out. Nothing here knows of tenants or handovers.
@NullMarked
@NamedInterface("telegram")
package kz.jauap.desk.telegram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
