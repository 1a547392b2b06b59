package kz.jauap.mind;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.answer.Answer;
import kz.jauap.answer.Answers;
import kz.jauap.booking.BookingSkill;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Origin;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decided;
import kz.jauap.decision.Decisions;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Skill;
import kz.jauap.language.Language;
import kz.jauap.language.Understanding;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.shared.TenantId;

/// A conversation with a pack without anything around it: language, decision, answer, and the state between
/// turns.
public final class Mind {

    private static final ZonedDateTime TUESDAY_NOON = ZonedDateTime.parse("2026-11-24T12:00:00+05:00[Asia/Almaty]");

    private final Pack pack;
    private DialogueState state = DialogueState.EMPTY;
    private Owner owner = Owner.BOT;
    private final List<Skill> skills = List.of(BookingSkill.rehearsing());
    private String language = "";
    private ZonedDateTime now = TUESDAY_NOON;

    private Mind(Pack pack) {
        this.pack = pack;
    }

    /// What came of one burst.
    public record Turn(Understanding understanding, Decided decided, Optional<Answer> answer) {

        public String text() {
            return answer.map(Answer::text).orElse("");
        }
    }

    public static Mind salon() {
        return of(Path.of("packs/demo-salon"));
    }

    public static Mind of(Path folder) {
        return switch (PackReader.read(folder)) {
            case PackReading.Read read -> new Mind(read.pack());
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    public static Mind of(Pack pack) {
        return new Mind(pack);
    }

    public Pack pack() {
        return pack;
    }

    public DialogueState state() {
        return state;
    }

    public Mind owner(Owner who) {
        owner = who;
        return this;
    }

    public Mind greeted() {
        state = new DialogueState(true, "", "", 0, 0, List.of());
        return this;
    }

    /// Something has led the customer here, as the channel tells it.
    public Mind cameBy(Map<String, String> meta) {
        InboundMessage first = new InboundMessage(
                "m", "chat", "chat", "", List.of(), InboundMessage.Change.NEW, null, null, null, meta);
        state = state.cameBy(Origin.of(List.of(first), now.toInstant()).orElseThrow());
        return this;
    }

    /// The same conversation so much later.
    public Mind later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Mind at(String time) {
        now = TUESDAY_NOON.with(java.time.LocalTime.parse(time));
        return this;
    }

    public Turn hears(String... texts) {
        List<InboundMessage> burst = new ArrayList<>();
        for (String text : texts) {
            burst.add(InboundMessage.text("m" + burst.size(), "chat", text));
        }
        return hears(burst);
    }

    public Turn sees(Attachment.Kind kind, String text) {
        return hears(List.of(new InboundMessage(
                "m",
                "chat",
                "chat",
                text,
                List.of(Attachment.of(kind, "file")),
                InboundMessage.Change.NEW,
                null,
                null,
                null,
                java.util.Map.of())));
    }

    /// The words of the answer.
    public String says(String... texts) {
        return hears(texts).text();
    }

    private Turn hears(List<InboundMessage> burst) {
        Memory memory = new Memory(
                new TenantId(new UUID(0, 1)),
                new UUID(0, 2),
                1,
                owner,
                language,
                state,
                burst,
                now,
                Memory.Home.ANYWHERE);
        Understanding understanding = Language.read(memory.texts(), pack.vocabulary(), language);
        Decided decided = Decisions.decide(memory, understanding, pack, skills);
        decided.deeds()
                .forEach(deed -> skills.forEach(
                        skill -> skill.carryOut(List.of(new Done(new UUID(0, 3), now.toInstant(), deed)))));
        Optional<Answer> answer = Answers.compose(decided.decision(), memory, pack);
        state = decided.next();
        language = decided.language();
        return new Turn(understanding, decided, answer);
    }
}
