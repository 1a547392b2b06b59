/// What led a customer here, before their words are thought about.
@NullMarked
package kz.jauap.turn.origin;

import org.jspecify.annotations.NullMarked;
