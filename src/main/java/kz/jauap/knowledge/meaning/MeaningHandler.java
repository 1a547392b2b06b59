package kz.jauap.knowledge.meaning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.knowledge.Documents;
import kz.jauap.knowledge.Passage;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes the vectors that a tenant's documents lack, some passages at a time: what is made is kept, whatever comes
/// then.
@Component
class MeaningHandler implements LaneHandler {

    private static final Logger log = LoggerFactory.getLogger(MeaningHandler.class);
    private static final int PASSAGES = 8;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofSeconds(30);

    private final EmbeddingsAccess access;
    private final Embeddings embeddings;
    private final MeaningStore store;
    private final Documents documents;
    private final Database database;

    MeaningHandler(
            EmbeddingsAccess access,
            Embeddings embeddings,
            MeaningStore store,
            Documents documents,
            Database database) {
        this.access = access;
        this.embeddings = embeddings;
        this.store = store;
        this.documents = documents;
        this.database = database;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        TenantId tenant = lane.tenant();
        while (access.on()) {
            List<Passage> some = database.inTenant(tenant, () -> store.lacking(tenant, access.maker(), PASSAGES));
            if (some.isEmpty()) {
                break;
            }
            List<PassageVectors> made = new ArrayList<>();
            if (!make(some, made)) {
                return new LaneOutcome.Snooze(REST);
            }
            database.inTenant(tenant, () -> store.save(tenant, access.maker(), made));
        }
        documents.markWhole(tenant, access.maker());
        return LaneOutcome.done(lane);
    }

    /// @return false when the endpoint is away
    private boolean make(List<Passage> some, List<PassageVectors> made) {
        List<String> texts = some.stream()
                .flatMap(passage -> Statements.told(passage).stream())
                .toList();
        return switch (embeddings.of(texts, WITHIN)) {
            case Embedded.Made(var vectors) -> {
                int at = 0;
                for (Passage passage : some) {
                    int end = at + Statements.told(passage).size();
                    made.add(new PassageVectors(passage.id(), vectors.subList(at, end)));
                    at = end;
                }
                yield true;
            }
            case Embedded.Refused(String reason) ->
                some.size() > 1 ? oneByOne(some, made) : refused(some, reason, made);
            case Embedded.Failed(String reason) -> {
                log.info("no vectors now, tried again in {}: {}", REST, reason);
                yield false;
            }
        };
    }

    private boolean oneByOne(List<Passage> some, List<PassageVectors> made) {
        return some.stream().allMatch(passage -> make(List.of(passage), made));
    }

    private static boolean refused(List<Passage> one, String reason, List<PassageVectors> made) {
        log.warn(
                "passage {} gets no vectors and is found by its words: {}",
                one.getFirst().id(),
                reason);
        made.add(new PassageVectors(one.getFirst().id(), List.of()));
        return true;
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }
}
