package kz.jauap.channel.vk;

import java.time.Duration;
import java.util.Set;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.SendOutcome;
import tools.jackson.databind.JsonNode;

/// What VK said to one call. It says 200 to failures too; then the error's code decides.
sealed interface VkReply {

    record Ok(JsonNode response) implements VkReply {}

    /// @param code VK's, or 0 where only the status tells
    record Refused(int status, int code, String words, Duration retryAfter) implements VkReply {

        /// Too many a second.
        private static final int TOO_FAST = 6;

        /// The same things too often (9), or a limit of the method for now (29).
        private static final Set<Integer> FLOOD = Set.of(9, 29);

        /// Broken on VK's side.
        private static final Set<Integer> BROKEN = Set.of(1, 10);

        private static final Set<Integer> TOKEN = Set.of(5, 27, 28);

        String reason() {
            return "HTTP " + status + ", code " + code + ": " + words;
        }

        SendOutcome outcome() {
            if (code == TOO_FAST) {
                return new SendOutcome.RetryLater(Duration.ofSeconds(1), reason());
            }
            if (FLOOD.contains(code)) {
                return new SendOutcome.RetryLater(Duration.ofMinutes(1), reason());
            }
            boolean again = status == 429 || status >= 500 || BROKEN.contains(code);
            return again ? new SendOutcome.RetryLater(retryAfter, reason()) : new SendOutcome.Rejected(reason());
        }

        AccountCheck check() {
            return new AccountCheck.Broken(
                    reason(),
                    TOKEN.contains(code) || status == 401
                            ? "make a key of the community again (Manage, API usage) and store it as access_token"
                            : "see the words of VK; the key needs the rights to messages and to manage the community");
        }
    }

    record NotSent(String reason) implements VkReply {}

    /// Nothing came back, or nothing that is an answer of VK.
    record NoAnswer(String reason) implements VkReply {}
}
