package kz.jauap.ops.admin;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.eval.PackTrial;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.PackReading.Problem;
import kz.jauap.pack.Packs;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.springframework.stereotype.Component;

/// Where packs are published: read, tried against the version in use, stored, written into the audit.
@Component
public class PackDesk {

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
    public Publication publish(Tenant tenant, Map<String, String> files, boolean force, String actor) {
        return switch (PackReader.read(files)) {
            case PackReading.Broken(var problems) -> new Publication.Broken(problems);
            case PackReading.Read(Pack pack) -> tried(tenant, pack, files, force, actor);
        };
    }

    private Publication tried(Tenant tenant, Pack pack, Map<String, String> files, boolean force, String actor) {
        PackTrial trial = PackTrial.of(pack, files, packs.current(tenant.id()), packs.files(tenant.id()), clock);
        return switch (trial) {
            case PackTrial.Unreadable(var problems) -> new Publication.Broken(problems);
            case PackTrial.WorseThanNow(var cases, var failing) ->
                force ? store(tenant, pack, files, failing, cases, actor) : new Publication.WorseThanNow(cases);
            case PackTrial.Passed(var failing) -> store(tenant, pack, files, failing, List.of(), actor);
        };
    }

    private Publication store(
            Tenant tenant,
            Pack pack,
            Map<String, String> files,
            List<String> failing,
            List<Problem> worse,
            String actor) {
        packs.publish(tenant.id(), files, actor);
        Map<String, Object> detail = new LinkedHashMap<>(Map.of("version", pack.version()));
        if (!worse.isEmpty()) {
            detail.put("forced_against", worse.stream().map(Problem::toString).toList());
        }
        audit.note(tenant.id(), actor, "pack.published", pack.name(), detail);
        return new Publication.Published(pack, failing);
    }

    public List<Packs.Version> versions(TenantId tenant, int limit) {
        return packs.versions(tenant, limit);
    }
}
