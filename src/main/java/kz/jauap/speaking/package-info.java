/// Saying something to a customer outside of a turn: a reminder, a person's reply, a word when somebody takes over.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "channel", "channel :: spi", "conversation", "delivery", "queue"})
package kz.jauap.speaking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
