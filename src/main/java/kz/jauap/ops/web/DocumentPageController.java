package kz.jauap.ops.web;

import java.util.Map;
import kz.jauap.knowledge.Added;
import kz.jauap.knowledge.Document;
import kz.jauap.knowledge.page.WebPages;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Pages of the web as documents of a business.
@RestController
@RequestMapping("/admin/tenants/{slug}/documents/page")
class DocumentPageController {

    private static final int LONGEST_ADDRESS = 2_000;

    private final TenantDesk tenants;
    private final WebPages pages;
    private final Audit audit;

    DocumentPageController(TenantDesk tenants, WebPages pages, Audit audit) {
        this.tenants = tenants;
        this.pages = pages;
        this.audit = audit;
    }

    /// Fetches it now, also when it is there already.
    @PostMapping
    ResponseEntity<DocumentController.View> add(
            @PathVariable String slug,
            @RequestParam String address,
            @RequestParam(defaultValue = "") String branch,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        String page = address.strip();
        if (!WebPages.isAddress(page) || page.length() > LONGEST_ADDRESS) {
            throw Refusal.malformed("that is no address of a page", "give it as ?address=https://example.kz/prices");
        }
        return switch (pages.add(tenant.id(), page, branch.strip(), actor)) {
            case Added.Stored(Document document) -> {
                audit.note(tenant.id(), actor, "document.added", page, Map.of("version", document.version()));
                yield ResponseEntity.status(201).body(DocumentController.View.of(document));
            }
            case Added.Unchanged(Document document) -> ResponseEntity.ok(DocumentController.View.of(document));
            case Added.Unreadable(String why, String advice) -> throw Refusal.malformed(why, advice);
        };
    }
}
