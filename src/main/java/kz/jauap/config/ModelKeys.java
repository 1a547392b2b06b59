package kz.jauap.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Settings of optional models: one that words answers, and one that tells likeness of texts.
final class ModelKeys {

    static final Key<String> MODEL = Key.of(
                    "JAUAP_MODEL",
                    Form.text("on or off", "on|off"),
                    "The house's switch: `off` asks no language model for any tenant, whatever they have set.",
                    "To stop all models at once.",
                    "off")
            .fallback("on");
    static final Key<URI> MODEL_URL = Key.of(
            "JAUAP_MODEL_URL",
            Form.address(),
            "Base address of an OpenAI-compatible interface. A model may word answers that are decided and vouched for;"
                    + " what it words untruly is not sent. It is for tenants that have set none of their own (`./jauap model`)."
                    + " Without it those ask none.",
            "When answers should sound less like a price list.",
            "http://127.0.0.1:11434/v1");
    static final Key<SecretText> MODEL_KEY = Key.of(
            "JAUAP_MODEL_KEY",
            Form.secretText(),
            "Key of access to the model.",
            "When the interface asks for one.",
            "sk-...");
    static final Key<String> MODEL_NAME = Key.of(
                    "JAUAP_MODEL_NAME",
                    Form.text("a model's name", "[\\w.:/-]{1,128}"),
                    "Name of the model there.",
                    "Together with its address.",
                    "qwen3:8b")
            .fallback("default");
    static final Key<Duration> MODEL_DEADLINE = Key.of(
                    "JAUAP_MODEL_DEADLINE_SECONDS",
                    Form.seconds(1, 30),
                    "How long an answer waits for the model's words; then the pack's own are sent.",
                    "When the model is slow and customers can wait.",
                    "6")
            .fallback("4");
    static final Key<Integer> MODEL_TOKENS = Key.of(
                    "JAUAP_MODEL_TOKENS_PER_DAY",
                    Form.number(0, 1_000_000_000),
                    "Tokens of each tenant on a day (UTC), on all nodes together. 0 turns the model off.",
                    "To bound the cost, or to turn the model off at once.",
                    "200000")
            .fallback("100000");

    static final Key<URI> EMBEDDINGS_URL = Key.of(
            "JAUAP_EMBEDDINGS_URL",
            Form.address(),
            "Base address of an OpenAI-compatible interface that makes vectors of texts (TEI, Ollama, vLLM, OpenAI)."
                    + " Documents are then also found by what they mean. Their sentences and customers' questions go"
                    + " there, phones, cards and addresses of mail taken out. Without it words alone are searched.",
            "When customers ask in other words than the documents'.",
            "http://127.0.0.1:8081/v1");
    static final Key<SecretText> EMBEDDINGS_KEY = Key.of(
            "JAUAP_EMBEDDINGS_KEY",
            Form.secretText(),
            "Key of access to the embeddings.",
            "When the interface asks for one.",
            "sk-...");
    static final Key<String> EMBEDDINGS_MODEL = Key.of(
                    "JAUAP_EMBEDDINGS_MODEL",
                    Form.text("a model's name", "[\\w.:/-]{1,128}"),
                    "Name of the model there. With another name all vectors are made anew.",
                    "Together with its address.",
                    "text-embedding-3-small")
            .fallback("BAAI/bge-m3");
    static final Key<Duration> EMBEDDINGS_DEADLINE = Key.of(
                    "JAUAP_EMBEDDINGS_DEADLINE_SECONDS",
                    Form.seconds(1, 30),
                    "How long a question waits for its vector; then words alone are searched.",
                    "When the endpoint is slow and customers can wait.",
                    "3")
            .fallback("2");

    static final Key<URI> QDRANT_URL = Key.of(
            "JAUAP_QDRANT_URL",
            Form.address(),
            "Where Qdrant's REST interface is, to keep and search the vectors of all nodes. Without it each node keeps an"
                    + " index of its own.",
            "When vectors outgrow a node's memory or disk.",
            "http://127.0.0.1:6333");
    static final Key<SecretText> QDRANT_KEY = Key.of(
            "JAUAP_QDRANT_KEY",
            Form.secretText(),
            "Key of access to Qdrant; it must be allowed to make collections.",
            "When Qdrant asks for one.",
            "...");

    static final List<Key<?>> MODELS = List.of(MODEL, MODEL_URL, MODEL_KEY, MODEL_NAME, MODEL_DEADLINE, MODEL_TOKENS);
    static final List<Key<?>> EMBEDDINGS =
            List.of(EMBEDDINGS_URL, EMBEDDINGS_KEY, EMBEDDINGS_MODEL, EMBEDDINGS_DEADLINE, QDRANT_URL, QDRANT_KEY);

    private ModelKeys() {}
}
