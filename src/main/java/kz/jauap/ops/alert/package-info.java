/// What wakes a person: customers without an answer, work that was given up. Once per case, to the log and to a
/// Telegram
/// chat.
///
/// Tables: `alert` (cases that have been told).
@NullMarked
package kz.jauap.ops.alert;

import org.jspecify.annotations.NullMarked;
