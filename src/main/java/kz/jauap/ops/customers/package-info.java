/// Customers, what they want and what they have sent, through the administrator's door.
@NullMarked
package kz.jauap.ops.customers;

import org.jspecify.annotations.NullMarked;
