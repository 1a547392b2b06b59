/// What a text claims: amounts, times, days, promises, and the words it says them of. For comparing what is about to be
/// sent with what vouches for it. Wordings of three languages are in tables beside the classes.
@NullMarked
@NamedInterface("claim")
package kz.jauap.language.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
