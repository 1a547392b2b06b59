package kz.jauap.ops.watch;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/healthz`: the process lives. `/readyz`: it does its work, or 503 and why not. `/health`: the name the owners know.
/// `/metrics`: for Prometheus.
@RestController
class ProbeController {

    private final Readiness readiness;
    private final PrometheusMeterRegistry meters;

    ProbeController(Readiness readiness, PrometheusMeterRegistry meters) {
        this.readiness = readiness;
        this.meters = meters;
    }

    @GetMapping({"/health", "/healthz"})
    Map<String, String> alive() {
        return Map.of("status", "ok");
    }

    @GetMapping("/readyz")
    ResponseEntity<Map<String, Object>> ready() {
        List<String> reasons = readiness.reasons();
        return reasons.isEmpty()
                ? ResponseEntity.ok(Map.of("status", "ready"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body(Map.of("status", "not ready", "reasons", reasons));
    }

    @GetMapping(value = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    String metrics() {
        return meters.scrape();
    }
}
