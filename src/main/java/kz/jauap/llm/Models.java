package kz.jauap.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import kz.jauap.llm.Chain.Whose;
import kz.jauap.llm.LanguageModel.Prompt;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The door to a tenant's models: closed when it has none, when its day's tokens are spent, or when too many of its
/// customers wait for one already. Personal data is masked on the way out and put back on the way in.
///
/// The chain is tried in order while the deadline allows; a model that rests after failures is passed over.
/// `jauap_model_asked_total` = the sum of `jauap_model_answered_total` over its outcomes.
@Component
public class Models {

    private static final int MOST_WORDS_OF_SPEECH = 50;

    private final ModelPlans plans;
    private final Spending spending;
    private final LanguageModel model;
    private final SpeechModel speech;
    private final Chain chain;

    Models(
            ModelPlans plans,
            Spending spending,
            LanguageModel model,
            SpeechModel speech,
            Clock clock,
            MeterRegistry meters) {
        this.plans = plans;
        this.spending = spending;
        this.model = model;
        this.speech = speech;
        this.chain = new Chain(spending, clock, meters);
    }

    /// Whether a tenant's answers may be worded by a model now.
    public boolean on(TenantId tenant) {
        return plans.of(tenant).on();
    }

    /// Whether a model may be shown what a tenant's customers ask, to name the topic.
    public boolean proposes(TenantId tenant) {
        ModelPlan plan = plans.of(tenant);
        return plan.on() && plan.proposes();
    }

    /// Whether a tenant's voice messages may be written down by a model now.
    public boolean hears(TenantId tenant) {
        return plans.of(tenant, Purpose.SPEECH).on();
    }

    /// How long a customer waits at most for what is asked for this purpose.
    public Duration patience(TenantId tenant, Purpose purpose) {
        return plans.of(tenant, purpose).deadline();
    }

    /// Asks for other words for a text. Blocks for the plan's deadline at most, and a moment for a reader who is slow
    /// to
    /// end.
    public ModelAnswer reword(TenantId tenant, String language, String text) {
        Masking masking = Masking.of(text);
        return switch (asked(tenant, new Prompt(Prompts.reword(language), masking.text()))) {
            case ModelAnswer.Said(String words, int tokens, boolean sure) ->
                masking.restored(words)
                        .<ModelAnswer>map(whole -> new ModelAnswer.Said(whole, tokens))
                        .orElseGet(() -> new ModelAnswer.Useless("it made up what was hidden", tokens));
            case ModelAnswer nothing -> nothing;
        };
    }

    /// Asks which of the topics a question is about. What is said is one of their ids, and nothing else: whatever else
    /// comes is of no use. Blocks as [#reword] does.
    public ModelAnswer propose(TenantId tenant, String question, List<Topic> topics) {
        if (!proposes(tenant)) {
            return new ModelAnswer.Failed("no model may propose");
        }
        return Proposing.read(
                asked(tenant, Proposing.prompt(Masking.of(question).text(), topics)), topics);
    }

    /// Writes down what is said in a voice message. Blocks as [#reword] does.
    public ModelAnswer hear(TenantId tenant, Recording recording) {
        return chain.ask(
                new Whose(tenant, Purpose.SPEECH),
                plans.of(tenant, Purpose.SPEECH),
                recording.tokens() + MOST_WORDS_OF_SPEECH,
                (access, within) -> speech.hear(access, recording, within));
    }

    private ModelAnswer asked(TenantId tenant, Prompt prompt) {
        return chain.ask(
                new Whose(tenant, Purpose.WORDS),
                plans.of(tenant),
                prompt.tokens() + OpenAiModel.MOST_TOKENS,
                (access, within) -> model.say(access, prompt, within));
    }

    /// Asks one model for a word, or what it hears in a second of silence, whatever its plan's switch says, to see
    /// whether it works.
    public ModelAnswer check(TenantId tenant, Purpose purpose, ModelAccess access, Duration within) {
        ModelAnswer answer = switch (purpose) {
            case WORDS -> model.say(access, new Prompt("Answer with one word.", "Hello"), within);
            case SPEECH -> speech.hear(access, Silence.second(), within);
        };
        spending.settle(
                new Whose(tenant, purpose), 0, answer instanceof ModelAnswer.Failed, answer.cost(), access.price());
        return answer;
    }
}
