/// Learns from what people have answered.
@NullMarked
package kz.jauap.learning.people;

import org.jspecify.annotations.NullMarked;
