package kz.jauap.eval;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ConversationKey;
import kz.jauap.pack.Pack;
import kz.jauap.shared.TenantId;

/// One conversation while it is played. Touched by one thread at a time.
final class Talk {

    /// A business that exists to be asked: its pack, its account, the day on which it is open.
    record Asked(ChannelAccount account, Pack pack, Day day) {

        TenantId id() {
            return account.tenant();
        }

        ZonedDateTime next(LocalTime time) {
            return day.at(time);
        }
    }

    private final Asked tenant;
    private final HouseStage.Speaker speaker;
    private final String chat = UUID.randomUUID().toString();
    private final List<Got> got = new ArrayList<>();
    private Optional<EvalCase.Burst> due;
    private int heardUpTo;

    Talk(Asked tenant, Stage.Script script) {
        this(tenant, HouseStage.Speaker.of(script.bursts()));
    }

    Talk(Asked tenant, HouseStage.Speaker speaker) {
        this.tenant = tenant;
        this.speaker = speaker;
        this.due = speaker.next(got);
    }

    Asked tenant() {
        return tenant;
    }

    String chat() {
        return chat;
    }

    UUID conversation() {
        return ConversationKey.of(tenant.account().channel(), chat);
    }

    boolean hasMore() {
        return due.isPresent();
    }

    /// The burst to be said now.
    EvalCase.Burst burst() {
        return due.orElseThrow();
    }

    int turn() {
        return got.size() + 1;
    }

    /// Number of the last message that belongs to a turn that is over.
    int heardUpTo() {
        return heardUpTo;
    }

    void heardUpTo(int seq) {
        heardUpTo = seq;
    }

    void came(Got one, int upTo) {
        got.add(one);
        heardUpTo = upTo;
        due = speaker.next(List.copyOf(got));
    }

    List<Got> got() {
        return got;
    }
}
