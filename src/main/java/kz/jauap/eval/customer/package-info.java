/// Simulated customers, with a goal, a way to write and so much patience, and what becomes of their talks with a pack.
@NullMarked
@NamedInterface("customer")
package kz.jauap.eval.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
