package kz.jauap.ops.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.jauap.knowledge.Added;
import kz.jauap.knowledge.Document;
import kz.jauap.knowledge.Documents;
import kz.jauap.knowledge.Shelves;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a business has in writing besides its pack.
@RestController
@RequestMapping("/admin/tenants/{slug}/documents")
class DocumentController {

    private static final int LONGEST_NAME = 300;
    /// An administrator waits longer than a customer.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TenantDesk tenants;
    private final Documents documents;
    private final Shelves shelves;
    private final Audit audit;

    DocumentController(TenantDesk tenants, Documents documents, Shelves shelves, Audit audit) {
        this.tenants = tenants;
        this.documents = documents;
        this.shelves = shelves;
        this.audit = audit;
    }

    /// A document as it is shown.
    record View(String id, String name, String branch, int version, int passages, String author, Instant updated_at) {

        static View of(Document document) {
            return new View(
                    document.id().toString(),
                    document.name(),
                    document.branch(),
                    document.version(),
                    document.passages(),
                    document.author(),
                    document.updatedAt());
        }
    }

    @GetMapping
    Listing<View> list(@PathVariable String slug, @RequestParam(defaultValue = "50") int limit) {
        return Listing.whole(documents.list(tenants.get(slug).id(), Listing.limit(limit)).stream()
                .map(View::of)
                .toList());
    }

    /// The file itself is the body, of whatever type.
    @PutMapping
    ResponseEntity<View> put(
            @PathVariable String slug,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String branch,
            HttpServletRequest request,
            @RequestAttribute(AdminGate.ACTOR) String actor)
            throws IOException {
        Tenant tenant = tenants.get(slug);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.malformed("the name is empty or too long", "give the file's name: ?name=prices.docx");
        }
        byte[] bytes = request.getInputStream().readNBytes(Documents.LARGEST + 1);
        return switch (documents.add(tenant.id(), name.strip(), branch.strip(), bytes, actor)) {
            case Added.Stored(Document document) -> {
                audit.note(tenant.id(), actor, "document.added", name, Map.of("version", document.version()));
                yield ResponseEntity.status(201).body(View.of(document));
            }
            case Added.Unchanged(Document document) -> ResponseEntity.ok(View.of(document));
            case Added.Unreadable(String why, String advice) -> throw Refusal.malformed(why, advice);
        };
    }

    @DeleteMapping("/{id}")
    Map<String, Object> remove(
            @PathVariable String slug, @PathVariable UUID id, @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        if (!documents.remove(tenant.id(), id)) {
            throw Refusal.notFound("there is no document " + id, "GET …/documents lists them");
        }
        audit.note(tenant.id(), actor, "document.removed", id.toString(), Map.of());
        return Map.of("removed", id);
    }

    /// What would be quoted to a customer who asks this.
    record Quote(boolean quoted, double covered, String text, String name, String source) {}

    @GetMapping("/quote")
    Quote quote(@PathVariable String slug, @RequestParam String question) {
        TenantId tenant = tenants.get(slug).id();
        boolean any = !documents.list(tenant, 1).isEmpty();
        if (any && !shelves.isReady(tenant, PATIENCE)) {
            throw Refusal.conflict("the index of this tenant's documents is being made", "ask again in a minute");
        }
        return shelves.find(tenant, question)
                .map(found -> new Quote(
                        found.isEnough(),
                        found.covered(),
                        found.text(),
                        found.passage().name(),
                        found.source()))
                .orElse(new Quote(false, 0, "", "", ""));
    }
}
