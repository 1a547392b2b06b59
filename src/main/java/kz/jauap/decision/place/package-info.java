/// Which of several places of a business a conversation is about.
@NullMarked
package kz.jauap.decision.place;

import org.jspecify.annotations.NullMarked;
