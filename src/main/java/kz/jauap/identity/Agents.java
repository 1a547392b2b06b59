package kz.jauap.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import org.springframework.stereotype.Component;

/// The people of a business. Every change is in the audit, in the same transaction.
@Component
public class Agents {

    private static final Duration CODE_LASTS = Duration.ofMinutes(30);
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int CODE_LENGTH = 10;

    private final AgentStore store;
    private final Audit audit;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Agents(AgentStore store, Audit audit, Database database, IdSource ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// A new agent of this name and role.
    ///
    /// @param branches those they work for, empty for all
    /// @param by who adds them, as the audit shall name it
    public Agent add(TenantId tenant, String name, Role role, List<String> branches, String by) {
        Agent agent = new Agent(tenant, ids.next(), name.strip(), role, branches, true);
        return database.inTenant(tenant, () -> saved(agent, by, "agent.add"));
    }

    /// The agent as they shall be from now on.
    public Agent change(Agent agent, String by) {
        return database.inTenant(agent.tenant(), () -> saved(agent, by, "agent.change"));
    }

    private Agent saved(Agent agent, String by, String deed) {
        store.save(agent.tenant(), agent, clock.instant());
        audit.record(
                agent.tenant(),
                by,
                deed,
                agent.id().toString(),
                Map.of(
                        "name",
                        agent.name(),
                        "role",
                        agent.role(),
                        "branches",
                        agent.branches(),
                        "active",
                        agent.active()));
        return agent;
    }

    public Optional<Agent> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// Who this address belongs to; whoever is not found is a stranger to this business.
    public Optional<Agent> find(TenantId tenant, Identity identity) {
        return database.inTenant(tenant, () -> store.find(tenant, identity));
    }

    /// By name.
    public List<Agent> list(TenantId tenant) {
        return database.inTenant(tenant, () -> store.list(tenant));
    }

    public List<Identity> identities(TenantId tenant, UUID agent) {
        return database.inTenant(tenant, () -> store.identities(tenant, agent));
    }

    /// A code of ten letters that links an address to this agent: good once, and for half an hour. A newer one makes
    /// older ones void. Only its hash is stored.
    public String code(Agent agent, String by) {
        String code = newCode();
        Instant now = clock.instant();
        database.inTenant(agent.tenant(), () -> {
            store.addCode(agent.tenant(), agent.id(), hash(code), now, now.plus(CODE_LASTS));
            audit.record(agent.tenant(), by, "agent.code", agent.id().toString(), Map.of());
        });
        return code;
    }

    /// Uses a code up for the address it came from.
    public LinkOutcome link(TenantId tenant, String code, Identity identity) {
        Instant now = clock.instant();
        return database.inTenant(
                tenant,
                () -> store.useCode(tenant, hash(code.strip().toUpperCase(java.util.Locale.ROOT)), now)
                        .flatMap(id -> store.find(tenant, id))
                        .filter(Agent::active)
                        .map(agent -> linked(agent, identity, "link code"))
                        .orElseGet(LinkOutcome.NotValid::new));
    }

    /// Says that an address is this agent, without a code: for whoever may change settings.
    public LinkOutcome link(Agent agent, Identity identity, String by) {
        return database.inTenant(agent.tenant(), () -> linked(agent, identity, by));
    }

    private LinkOutcome linked(Agent agent, Identity identity, String by) {
        if (!store.link(agent.tenant(), agent.id(), identity, clock.instant())) {
            Agent holder = store.find(agent.tenant(), identity).orElse(agent);
            return holder.id().equals(agent.id()) ? new LinkOutcome.Linked(agent) : new LinkOutcome.Taken(holder);
        }
        audit.record(
                agent.tenant(),
                by,
                "agent.link",
                agent.id().toString(),
                Map.of("kind", identity.kind(), "externalId", identity.externalId()));
        return new LinkOutcome.Linked(agent);
    }

    /// @return false when the address belonged to nobody
    public boolean unlink(TenantId tenant, Identity identity, String by) {
        return database.inTenant(tenant, () -> {
            boolean gone = store.unlink(tenant, identity);
            if (gone) {
                audit.record(tenant, by, "agent.unlink", identity.externalId(), Map.of("kind", identity.kind()));
            }
            return gone;
        });
    }

    private String newCode() {
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String hash(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
