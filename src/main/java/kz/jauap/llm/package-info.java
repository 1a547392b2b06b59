/// A language model, if there is one: asked for other words for what is already decided and vouched for, within a
/// deadline, a budget and a breaker. It decides nothing, and everything works without it. What the customer wrote is
/// never sent to it.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant", "channel :: spi", "language", "language :: value"})
package kz.jauap.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
