package kz.jauap.ops.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.ops.admin.PackDesk;
import kz.jauap.ops.admin.Publication;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.Packs;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.JsonNode;

/// What a tenant vouches for: versions of its pack, and publishing a new one. A pack with problems, or one
/// that makes a passing case fail, changes nothing.
@RestController
@RequestMapping("/admin/tenants/{slug}/pack")
class PackController {

    private static final int EVERYBODY = 100;
    private static final int USUAL = 50;

    private final TenantDesk tenants;
    private final PackDesk packs;

    PackController(TenantDesk tenants, PackDesk packs) {
        this.tenants = tenants;
        this.packs = packs;
    }

    /// A published version as it is shown.
    record View(String version, String name, String author, Instant published_at, int share) {

        static View of(Packs.Version version) {
            return new View(
                    version.version(), version.name(), version.author(), version.publishedAt(), version.share());
        }
    }

    @GetMapping
    Listing<View> versions(@PathVariable String slug, @RequestParam(defaultValue = "50") int limit) {
        return Listing.whole(packs.versions(tenants.get(slug).id(), Listing.limit(limit)).stream()
                .map(View::of)
                .toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> publish(
            @PathVariable String slug, @RequestBody JsonNode body, @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, Set.of("files", "force", "share"));
        return publish(tenants.get(slug), Bodies.given(body, "files"), Bodies.truth(body, "force"), share(body), actor);
    }

    /// Puts a stored version in use for everybody, for a share, or for nobody.
    @PostMapping(path = "/{version}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Listing<View> share(
            @PathVariable String slug,
            @PathVariable String version,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, Set.of("share"));
        packs.share(tenants.get(slug), version, share(body), actor);
        return versions(slug, USUAL);
    }

    /// What a stored version would change.
    @GetMapping("/{version}/diff")
    Map<String, String> diff(@PathVariable String slug, @PathVariable String version) {
        return Map.of("version", version, "diff", packs.diff(tenants.get(slug), version));
    }

    private static int share(JsonNode body) {
        JsonNode share = body.path("share");
        if (!share.isMissingNode() && !share.isIntegralNumber()) {
            throw new InvalidSetting("share", share.toString(), "hundredths of the conversations", "10");
        }
        return share.asInt(EVERYBODY);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> upload(
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestParam(defaultValue = "100") int share,
            MultipartHttpServletRequest request,
            @RequestAttribute(AdminGate.ACTOR) String actor)
            throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (List<MultipartFile> parts : request.getMultiFileMap().values()) {
            for (MultipartFile file : parts) {
                files.put(
                        inPack(String.valueOf(file.getOriginalFilename())),
                        new String(file.getBytes(), StandardCharsets.UTF_8));
            }
        }
        return publish(tenants.get(slug), files, force, share, actor);
    }

    /// The name within the pack of a file from any folder.
    private static String inPack(String path) {
        String[] parts = path.replace('\\', '/').split("/");
        String name = parts[parts.length - 1];
        boolean test = parts.length > 1 && PackReader.isTest(parts[parts.length - 2] + "/" + name);
        return test ? parts[parts.length - 2] + "/" + name : name;
    }

    private ResponseEntity<Object> publish(
            Tenant tenant, Map<String, String> files, boolean force, int share, String actor) {
        if (files.isEmpty()) {
            throw Refusal.malformed(
                    "no file is given", "send {\"files\":{\"profile.yaml\":\"...\"}} or the files as multipart");
        }
        return switch (packs.publish(tenant, files, force, share, actor)) {
            case Publication.Published(Pack pack, List<String> failing) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(Map.of(
                                "version",
                                pack.version(),
                                "name",
                                pack.name(),
                                "languages",
                                pack.profile().languages(),
                                "failing",
                                failing));
            case Publication.Broken(List<PackReading.Problem> problems) ->
                refused(
                        400,
                        "the pack has " + problems.size() + " problems, the published version stays",
                        "mend them and publish again; ./jauap pack lint shows the same",
                        problems);
            case Publication.WorseThanNow(List<PackReading.Problem> cases) ->
                refused(
                        409,
                        cases.size() + " cases that pass now would fail, the published version stays",
                        "mend the pack or its cases (./jauap pack test shows them), or publish with force",
                        cases);
        };
    }

    private static ResponseEntity<Object> refused(
            int status, String cause, String next, List<PackReading.Problem> problems) {
        ProblemDetail problem = Problems.of(status, cause, next);
        problem.setProperty("problems", problems);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
