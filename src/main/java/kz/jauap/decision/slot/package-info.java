/// What a request should tell: what customers have told of it, and what the bot asks for.
@NullMarked
package kz.jauap.decision.slot;

import org.jspecify.annotations.NullMarked;
