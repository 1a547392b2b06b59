package kz.jauap.ops.figures;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.shared.Json;
import kz.jauap.tenant.Tenant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// How a business did on a day.
@RestController
class FiguresController {

    private final TenantDesk tenants;
    private final DailyFigures figures;
    private final DigestText text;

    FiguresController(TenantDesk tenants, DailyFigures figures, DigestText text) {
        this.text = text;
        this.tenants = tenants;
        this.figures = figures;
    }

    /// @param day `2026-11-24` by the business's own clock; today without it
    @GetMapping("/admin/metrics")
    Map<String, Object> metrics(
            @RequestParam(name = "client_slug") String slug,
            @RequestParam(name = "metric_date", defaultValue = "") String day) {
        Tenant tenant = tenants.get(slug);
        LocalDate date = day.isEmpty() ? figures.today(tenant) : parsed(day);
        ObjectNode shown = (ObjectNode) Json.tree(Json.write(figures.of(tenant, date)));
        shown.put("client_slug", slug);
        shown.put("metric_date", date.toString());
        return Json.mapper().convertValue(shown, new tools.jackson.core.type.TypeReference<>() {});
    }

    /// What an owner is, or would be, told of a day.
    ///
    /// @param day as of `metrics`; yesterday without it
    @GetMapping("/admin/digest")
    Map<String, Object> digest(
            @RequestParam(name = "client_slug") String slug,
            @RequestParam(name = "metric_date", defaultValue = "") String day) {
        Tenant tenant = tenants.get(slug);
        LocalDate date = day.isEmpty() ? figures.today(tenant).minusDays(1) : parsed(day);
        return Map.of("client_slug", slug, "metric_date", date.toString(), "html", text.of(tenant, date));
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw Refusal.malformed("metric_date is \"" + day + "\"", "give a day as 2026-11-24");
        }
    }
}
