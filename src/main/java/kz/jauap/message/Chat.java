package kz.jauap.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A conversation with its last message.
@About("A conversation with its last message")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chat(
        @About("The conversation") UUID id,
        @About("Kind of channel") String channel,

        @About("The connected account of the business on that channel")
        String account,

        @About("Where answers go, as the provider names it") String externalChatId,

        @About("Who writes there, as the provider names them")
        String externalUserId,

        @About("Who answers there: bot, waiting (for a person) or operator")
        String owner,

        @About("The customer's language, \"\" while it is not known")
        String language,

        @About("The customer's name as their messenger tells it") @Nullable
        String clientName,

        @About("The customer's phone as their messenger tells it") @Nullable
        String clientPhone,

        @About("When it began") Instant createdAt,
        @About("How many messages it has had") int messages,
        @About("The newest of them") UnifiedMessage lastMessage) {}
