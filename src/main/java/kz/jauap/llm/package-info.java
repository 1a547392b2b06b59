/// Models, if there are any: asked for other words for what is already decided and vouched for, for what is said in a
/// voice message, and, where a tenant allows it, which topic a question may be about. All within a deadline, a budget
/// and a breaker. They decide nothing, and everything works without them. What the customer wrote is sent to none, but
/// for that last purpose, with personal data masked.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant", "channel :: spi", "language", "language :: value"})
package kz.jauap.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
