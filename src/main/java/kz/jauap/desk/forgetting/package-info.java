/// Takes what the desk has shown of an erased customer out of Telegram, and says what it could not.
@NullMarked
package kz.jauap.desk.forgetting;

import org.jspecify.annotations.NullMarked;
