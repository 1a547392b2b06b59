/// Stories of customers in a whole house: real HTTP, real database, simulated messengers.
@NullMarked
package kz.jauap.journey;

import org.jspecify.annotations.NullMarked;
