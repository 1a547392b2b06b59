/// One format for what is said on any channel: what the channel API returns and accepts, and what webhooks carry.
/// `docs/schema/message-1.schema.json` is its JSON Schema, made from the records here.
///
/// Owns no table: it reads what conversation, intake and delivery have written down, in one statement.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "channel", "conversation", "delivery"})
package kz.jauap.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
