package kz.jauap.turn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Guess;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.TraceLine;
import kz.jauap.intake.Inbox;
import kz.jauap.llm.Models;
import kz.jauap.llm.Purpose;
import kz.jauap.turn.voice.VoiceDoubts;
import org.springframework.stereotype.Component;

/// Puts the words of voice messages into a burst before it is decided, while no transaction is open. What cannot be
/// fetched or heard stays a voice message, which a person listens to.
@Component
class Listening {

    private static final String GATE = "speech";
    private static final String TRANSCRIPT = "transcript";
    private static final String PERHAPS = "perhaps";
    private static final int MOST_OF_A_BURST = 5;

    private final Transcription transcription;
    private final Models models;
    private final Clock clock;

    Listening(Transcription transcription, Models models, Clock clock) {
        this.transcription = transcription;
        this.models = models;
        this.clock = clock;
    }

    /// A burst with what was heard in it.
    ///
    /// @param doubt words to ask the customer about before they count
    record Heard(Recalled recalled, Optional<String> doubt, List<TraceLine> trace) {}

    Heard hear(Recalled recalled) {
        boolean listens = recalled.burst().stream().anyMatch(Listening::hasVoice)
                && recalled.tenant().active()
                && recalled.conversation().owner() != Owner.OPERATOR
                && models.hears(recalled.tenant().id());
        return listens ? listen(recalled) : new Heard(recalled, Optional.empty(), List.of());
    }

    /// Whether the words of an attachment stand in its message's text, so that nobody needs to listen to it.
    static boolean isUnderstood(Attachment attachment) {
        return attachment.detail(TRANSCRIPT).isPresent();
    }

    private Heard listen(Recalled recalled) {
        DialogueState state = recalled.conversation().state();
        boolean asked = !state.asked().isEmpty() || state.skill() != null || state.guess() != null;
        Instant until = clock.instant().plus(models.patience(recalled.tenant().id(), Purpose.SPEECH));
        List<TraceLine> trace = new ArrayList<>();
        List<Inbox.Received> burst = new ArrayList<>();
        for (Inbox.Received one : recalled.burst()) {
            boolean listens = hasVoice(one)
                    && trace.size() < MOST_OF_A_BURST
                    && clock.instant().isBefore(until);
            burst.add(listens ? heard(recalled, one, asked, Duration.between(clock.instant(), until), trace) : one);
        }
        return new Heard(recalled.with(burst), doubt(burst, state), trace);
    }

    private Inbox.Received heard(
            Recalled recalled, Inbox.Received one, boolean asked, Duration within, List<TraceLine> trace) {
        InboundMessage message = one.message();
        List<Attachment> attachments = new ArrayList<>();
        StringBuilder text = new StringBuilder(message.text());
        for (int place = 0; place < message.attachments().size(); place++) {
            Attachment attachment = message.attachments().get(place);
            if (attachment.kind() != Attachment.Kind.VOICE) {
                attachments.add(attachment);
                continue;
            }
            HeardStore.Voice voice = new HeardStore.Voice(one.id(), place);
            Transcription.Outcome outcome =
                    transcription.of(recalled.tenant().id(), voice, one.channel(), attachment, within);
            trace.add(new TraceLine(GATE, outcome.words().isPresent() ? "heard" : "not heard", outcome.detail()));
            attachments.add(outcome.words()
                    .map(words -> kept(attachment, words, asked, text))
                    .orElse(attachment));
        }
        return new Inbox.Received(
                one.id(), one.channel(), one.conversation(), with(message, text.toString(), attachments), one.at());
    }

    /// What is sure becomes text; the rest is kept beside the voice message.
    private static Attachment kept(Attachment attachment, HeardStore.Words words, boolean asked, StringBuilder text) {
        boolean doubtful = VoiceDoubts.isDoubtful(words.text(), Transcription.seconds(attachment), words.sure(), asked);
        if (!doubtful) {
            text.append(text.isEmpty() ? "" : "\n").append(words.text());
        }
        Map<String, String> details = new HashMap<>(attachment.details());
        details.put(doubtful ? PERHAPS : TRANSCRIPT, words.text());
        return new Attachment(
                attachment.kind(),
                attachment.reference(),
                attachment.mimeType(),
                attachment.fileName(),
                attachment.bytes(),
                details);
    }

    /// The customer is asked once, and only where they have sent nothing else: whatever stands in writing is answered.
    private static Optional<String> doubt(List<Inbox.Received> burst, DialogueState state) {
        List<Attachment> sent = burst.stream()
                .flatMap(one -> one.message().attachments().stream())
                .toList();
        boolean written = burst.stream()
                .anyMatch(one -> !one.message().text().isBlank()
                        && one.message().attachments().stream().noneMatch(Listening::isUnderstood));
        boolean askedBefore = state.guess() instanceof Guess guess && guess.kind() == Guess.Kind.VOICE;
        boolean allHeard = sent.stream()
                .allMatch(one -> isUnderstood(one) || one.detail(PERHAPS).isPresent());
        boolean none = sent.stream().allMatch(Listening::isUnderstood);
        if (none || written || askedBefore || !allHeard) {
            return Optional.empty();
        }
        return Optional.of(String.join(
                " ",
                sent.stream()
                        .map(one -> one.detail(TRANSCRIPT)
                                .or(() -> one.detail(PERHAPS))
                                .orElse(""))
                        .toList()));
    }

    private static InboundMessage with(InboundMessage message, String text, List<Attachment> attachments) {
        return new InboundMessage(
                message.mark(),
                message.chatId(),
                message.userId(),
                text,
                attachments,
                message.change(),
                message.senderName(),
                message.senderPhone(),
                message.sentAt(),
                message.meta());
    }

    private static boolean hasVoice(Inbox.Received one) {
        return !one.message().isTakenBack()
                && one.message().attachments().stream().anyMatch(sent -> sent.kind() == Attachment.Kind.VOICE);
    }
}
