package kz.jauap.knowledge.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.knowledge.Passage;
import kz.jauap.knowledge.spi.PassageSearch.Query;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

/// What every engine that searches passages must do, whatever it is made of.
public abstract class PassageSearchContract {

    private static final UUID RULES = new UUID(1, 1);
    private static final UUID PRICES = new UUID(1, 2);
    protected final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TenantId neighbour = new TenantId(UUID.randomUUID());

    protected abstract PassageSearch search();

    /// The terms of each word of a text, as the engine is asked with them.
    protected abstract List<Set<String>> words(String text);

    private static Passage entry(UUID document, int number, String text) {
        return new Passage(new UUID(2, number), document, 3, "name", "branch", "heading", text);
    }

    private List<UUID> found(TenantId whose, String text) {
        return search().nearest(whose, new Query(words(text)), 5).stream()
                .map(Passage::id)
                .toList();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(search().version(tenant)).isZero();
        assertThat(found(tenant, "баня")).isEmpty();
        assertThat(search().weights(tenant, new Query(words("баня")))).containsExactly(0.0);
    }

    @Test
    void findsAPassageByAnotherFormOfItsWordsInTwoLanguages() {
        search().put(
                        tenant,
                        1,
                        List.of(),
                        List.of(
                                entry(RULES, 1, "Баня топится по заявке"),
                                entry(RULES, 2, "Бассейн открыт летом"),
                                entry(RULES, 3, "Монша алдын ала тапсырыспен жағылады")));
        assertThat(found(tenant, "баню")).containsExactly(new UUID(2, 1));
        assertThat(found(tenant, "моншаны")).containsExactly(new UUID(2, 3));
        assertThat(search().version(tenant)).isEqualTo(1);
    }

    @Test
    void givesAPassageBackAsItWasPut() {
        Passage put = entry(RULES, 1, "Баня топится.\nПо заявке.");
        search().put(tenant, 1, List.of(), List.of(put));
        assertThat(search().nearest(tenant, new Query(words("баня")), 5)).containsExactly(put);
    }

    @Test
    void putsWhatHasMoreOfTheWordsFirst() {
        search().put(
                        tenant,
                        1,
                        List.of(),
                        List.of(
                                entry(RULES, 1, "Завтрак подаётся утром"),
                                entry(RULES, 2, "Завтрак входит в стоимость")));
        assertThat(found(tenant, "завтрак входит в стоимость").getFirst()).isEqualTo(new UUID(2, 2));
    }

    @Test
    void replacesADocumentWholeAndLeavesTheOthers() {
        search().put(tenant, 1, List.of(), List.of(entry(RULES, 1, "баня и бассейн"), entry(PRICES, 2, "цена бани")));
        search().put(tenant, 2, List.of(RULES), List.of(entry(RULES, 3, "только бассейн")));
        assertThat(found(tenant, "баня")).containsExactly(new UUID(2, 2));
        assertThat(found(tenant, "бассейн")).containsExactly(new UUID(2, 3));
        assertThat(search().version(tenant)).isEqualTo(2);
    }

    @Test
    void neverShowsANeighboursPassages() {
        search().put(neighbour, 7, List.of(), List.of(entry(RULES, 1, "баня")));
        assertThat(found(tenant, "баня")).isEmpty();
        assertThat(search().version(tenant)).isZero();
        search().drop(tenant);
        assertThat(found(neighbour, "баня")).hasSize(1);
    }

    @Test
    void forgetsAllWhenItIsTold() {
        search().put(tenant, 5, List.of(), List.of(entry(RULES, 1, "баня")));
        search().drop(tenant);
        assertThat(search().version(tenant)).isZero();
        assertThat(found(tenant, "баня")).isEmpty();
    }

    @Test
    void rareWordsTellMoreThanCommonOnesAndStrangeOnesNothing() {
        List<Passage> many = IntStream.range(0, 20)
                .mapToObj(number -> entry(RULES, number, number == 0 ? "номер с камином" : "номер"))
                .toList();
        search().put(tenant, 1, List.of(), many);
        List<Double> weights = search().weights(tenant, new Query(words("номер камин вертолёт")));
        assertThat(weights.get(1)).isGreaterThan(weights.get(0));
        assertThat(weights.get(2)).isZero();
        assertThat(search().strangeWeight(tenant)).isGreaterThanOrEqualTo(weights.get(1));
    }

    @Test
    void aSlipOfTheFingerLeadsToTheWordThatWasMeant() {
        search().put(tenant, 1, List.of(), List.of(entry(RULES, 1, "завтрак в номер")));
        Set<String> mended = search().mended(tenant, words("завтарк").getFirst());
        assertThat(words("завтрак").getFirst()).containsAnyElementsOf(mended);
        Set<String> strange = words("вертолёт").getFirst();
        assertThat(search().mended(tenant, strange)).isEqualTo(strange);
    }
}
