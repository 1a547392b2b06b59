package kz.jauap.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// One message of one conversation, the same on every channel. Version 1 may get more fields; none changes its meaning.
@About("One message of one conversation, the same on every channel. New fields may come; none changes its meaning.")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnifiedMessage(
        @About("Name and version of this format: message/1") String format,

        @About("Jauap's own id, the same in every answer and event")
        UUID id,

        @About("Who it came from: the customer (in) or the business (out)")
        Direction direction,

        @About("Kind of channel: telegram, whatsapp, chatflow, wappi, vk, max, avito, instagram, webchat, api …")
        String channel,

        @About("The connected account of the business on that channel")
        String account,

        @About("The conversation it belongs to") UUID conversationId,
        @About("Where answers go, as the provider names it") String externalChatId,

        @About("Who writes there, as the provider names them")
        String externalUserId,

        @About("The provider's id of the message, where there is one") @Nullable
        String externalMessageId,

        @About("What it is at first sight") Kind kind,
        @About("Who said it") Author author,

        @About("The words as written, \"\" where there are none")
        String text,

        @About("When it was said, UTC: the provider's time where it gives one")
        Instant timestamp,

        @About("When Jauap had it") Instant receivedAt,

        @About("The customer's name as their messenger tells it") @Nullable
        String clientName,

        @About("The customer's phone as their messenger tells it") @Nullable
        String clientPhone,

        @About("The customer's e-mail, where they gave one") @Nullable
        String clientEmail,

        @About("Pictures, voice, files") UnifiedMedia media,
        @About("Where it came from and what it is about") UnifiedMeta meta,

        @About("What became of a message of the business") @Nullable
        Status status,

        @About("Why a message of the business did not go out") @Nullable
        String error) {

    /// What every message of this version says of itself.
    public static final String FORMAT = "message/1";

    /// Which way it goes.
    public enum Direction {
        @JsonProperty("in")
        IN,
        @JsonProperty("out")
        OUT
    }

    /// What it is at first sight.
    public enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("media")
        MEDIA,
        @JsonProperty("callback")
        CALLBACK,
        @JsonProperty("edit")
        EDIT,
        @JsonProperty("form")
        FORM
    }

    /// Who said it.
    public enum Author {
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("bot")
        BOT,
        @JsonProperty("operator")
        OPERATOR,
        @JsonProperty("system")
        SYSTEM
    }

    /// What became of what the business said. It moves forward only: waiting, accepted, delivered, read; or held or
    /// failed, which a person sees.
    public enum Status {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("read")
        READ,
        @JsonProperty("held")
        HELD,
        @JsonProperty("failed")
        FAILED
    }
}
