package kz.jauap.ops.admin;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.eval.PackTrial;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.PackReading.Problem;
import kz.jauap.pack.Packs;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.Tenant;
import org.springframework.stereotype.Component;

/// Where packs are published: read, tried against the version in use, stored, written into the audit.
@Component
public class PackDesk {

    /// The share of a version that answers everybody.
    static final int ALL = 100;
    private static final int MOST = 1_000;

    private final Packs packs;
    private final Audit audit;
    private final Clock clock;

    PackDesk(Packs packs, Audit audit, Clock clock) {
        this.packs = packs;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param files text by file name, as in a pack's folder; its cases under `tests/…`
    /// @param force whether to publish also what makes passing cases fail; that is told in the audit
    /// @param share of the conversations it shall answer, in hundredths; 100 for all
    public Publication publish(Tenant tenant, Map<String, String> files, boolean force, int share, String actor) {
        demandShare(share, 1);
        boolean first = packs.versions(tenant.id(), 1).isEmpty();
        return switch (packs.read(files)) {
            case PackReading.Broken(var problems) -> new Publication.Broken(problems);
            case PackReading.Read(Pack pack) -> tried(tenant, pack, files, force, first ? ALL : share, actor);
        };
    }

    private Publication tried(
            Tenant tenant, Pack pack, Map<String, String> files, boolean force, int share, String actor) {
        PackTrial trial = PackTrial.of(pack, files, packs.current(tenant.id()), packs.files(tenant.id()), clock);
        return switch (trial) {
            case PackTrial.Unreadable(var problems) -> new Publication.Broken(problems);
            case PackTrial.WorseThanNow(var cases, var failing) ->
                force ? store(tenant, pack, files, share, failing, cases, actor) : new Publication.WorseThanNow(cases);
            case PackTrial.Passed(var failing) -> store(tenant, pack, files, share, failing, List.of(), actor);
        };
    }

    private Publication store(
            Tenant tenant,
            Pack pack,
            Map<String, String> files,
            int share,
            List<String> failing,
            List<Problem> worse,
            String actor) {
        packs.publish(tenant.id(), files, share, actor);
        Map<String, Object> detail = new LinkedHashMap<>(Map.of("version", pack.version(), "share", share));
        if (!worse.isEmpty()) {
            detail.put("forced_against", worse.stream().map(Problem::toString).toList());
        }
        audit.note(tenant.id(), actor, "pack.published", pack.name(), detail);
        return new Publication.Published(pack, failing);
    }

    /// Lets a stored version answer everybody (100), a share of the conversations, or nobody (0). The version before
    /// takes over what this one loses.
    ///
    /// @throws Refusal when there is no such version, or nobody would be left to answer
    public void share(Tenant tenant, String version, int share, String actor) {
        demandShare(share, 0);
        if (packs.files(tenant.id(), version).isEmpty()) {
            throw unknown(tenant, version);
        }
        boolean another = packs.versions(tenant.id(), MOST).stream()
                .anyMatch(one -> one.share() == ALL && !one.version().equals(version));
        if (share < ALL && !another) {
            throw Refusal.conflict(
                    "no other version of this pack would answer the rest of the customers",
                    "publish another version first, or put one in use");
        }
        packs.share(tenant.id(), version, share);
        audit.note(tenant.id(), actor, "pack.shared", version, Map.of("share", share));
    }

    /// What a version changes against the one in use, as a unified diff of its files; "" for nothing.
    ///
    /// @throws Refusal when there is no such version
    public String diff(Tenant tenant, String version) {
        Map<String, String> after = packs.files(tenant.id(), version).orElseThrow(() -> unknown(tenant, version));
        return PackDiff.of(packs.files(tenant.id()), after);
    }

    private static Refusal unknown(Tenant tenant, String version) {
        return Refusal.notFound(
                "tenant " + tenant.slug() + " has no version " + version,
                "list them: GET /admin/tenants/" + tenant.slug() + "/pack");
    }

    private static void demandShare(int share, int least) {
        if (share < least || share > ALL) {
            throw new InvalidSetting(
                    "share", Integer.toString(share), "hundredths of the conversations, " + least + " to 100", "10");
        }
    }

    public List<Packs.Version> versions(TenantId tenant, int limit) {
        return packs.versions(tenant, limit);
    }
}
