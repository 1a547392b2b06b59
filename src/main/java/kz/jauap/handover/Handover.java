package kz.jauap.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// One request for a person.
///
/// @param turn the turn that asked for a person
/// @param reason why the bot does not answer itself: `asks_human`, `law`, `unknown`, `fallback` …
/// @param request what the customer wants, in their own words, and what they have added since
/// @param branch which of the business's places it is for, "" for any
/// @param assignee the agent who works on it, null while nobody does
public record Handover(
        TenantId tenant,
        UUID id,
        UUID conversation,
        UUID turn,
        Status status,
        String reason,
        List<String> request,
        String branch,
        @Nullable UUID assignee,
        Times times,
        @Nullable Outcome outcome) {

    /// Its clocks. First response is opened → answered, resolution is opened → resolved.
    ///
    /// @param waiting since when it has been waiting, or waited last
    /// @param taken when the one who works on it took it, null while nobody does
    /// @param answered when a person first answered the customer
    /// @param active the last word in it, by anyone
    /// @param unanswered since when the customer waits for a word of the one who took it, null while they do not
    public record Times(
            Instant opened,
            Instant waiting,
            @Nullable Instant taken,
            @Nullable Instant answered,
            Instant active,
            @Nullable Instant resolved,
            @Nullable Instant unanswered) {}

    public Handover {
        request = List.copyOf(request);
    }

    /// Where it is in its life.
    public enum Status {
        /// Waits for somebody.
        PENDING,
        /// Somebody works on it.
        ACTIVE,
        /// Over.
        RESOLVED;

        public boolean isOpen() {
            return this != RESOLVED;
        }
    }

    /// How it ended.
    public enum Outcome {
        /// A person says it is done.
        DONE,
        /// A person gave the conversation back to the bot.
        RETURNED,
        /// Nobody has written in it for long.
        EXPIRED,
        /// The customer does not want anything any more.
        WITHDRAWN,
        /// Its conversation was not in a state that has one; put right by the house.
        HEALED,
        /// Its customer was erased.
        ERASED
    }

    public boolean isHeldBy(UUID agent) {
        return agent.equals(assignee);
    }

    public Optional<UUID> holder() {
        return Optional.ofNullable(assignee);
    }
}
