package kz.jauap.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.ConversationKey;

/// One conversation while it is played. Touched by one thread at a time.
final class Talk {

    private final EvalTenant tenant;
    private final Stage.Script script;
    private final String chat = UUID.randomUUID().toString();
    private final List<Got> got = new ArrayList<>();
    private int heardUpTo;

    Talk(EvalTenant tenant, Stage.Script script) {
        this.tenant = tenant;
        this.script = script;
    }

    EvalTenant tenant() {
        return tenant;
    }

    String chat() {
        return chat;
    }

    UUID conversation() {
        return ConversationKey.of(tenant.account().channel(), chat);
    }

    boolean hasMore() {
        return got.size() < script.bursts().size();
    }

    /// The burst to be said now.
    List<String> burst() {
        return script.bursts().get(got.size());
    }

    int turn() {
        return got.size() + 1;
    }

    /// Number of the last message that belongs to a turn that is over.
    int heardUpTo() {
        return heardUpTo;
    }

    void came(Got one, int upTo) {
        got.add(one);
        heardUpTo = upTo;
    }

    List<Got> got() {
        return got;
    }
}
