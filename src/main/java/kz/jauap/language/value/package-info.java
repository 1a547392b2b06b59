/// The values a customer gives: days and times, lengths, numbers and money, phones, names, yes and no, and what is
/// excluded. Words of the three languages are in tables beside the classes; nothing here knows a business.
@NullMarked
@NamedInterface("value")
package kz.jauap.language.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
