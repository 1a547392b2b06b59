/// What a voice message leaves open.
@NullMarked
package kz.jauap.turn.voice;

import org.jspecify.annotations.NullMarked;
