/// Where people work: Telegram groups with one topic for each conversation that was handed over. A card says what the
/// customer wants; what they write goes into the topic, and what a manager writes there goes to them. The desk shows
/// and carries; who has a conversation is the handover's.
///
/// Tables: `desk_group`, `desk_topic`, `desk_post` (what is to be shown, in order), `desk_said` (what managers wrote),
/// `desk_update` (what Telegram sent us), `desk_alone` (what an owner was told alone). Whatever is written here inside
/// another module's transaction reaches Telegram
/// later, by jobs of the queue `desk`, one lane for each group.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "tenant",
            "identity",
            "queue",
            "channel",
            "channel :: spi",
            "intake",
            "conversation",
            "delivery",
            "handover",
            "handover :: spi",
            "booking",
            "learning",
            "learning :: spi",
            "erasing",
            "erasing :: spi",
            "media"
        })
package kz.jauap.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
