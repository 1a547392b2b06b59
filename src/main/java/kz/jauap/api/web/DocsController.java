package kz.jauap.api.web;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The document of the API, and a page to read it and try it on. Everything the page needs comes from this house.
@RestController
class DocsController {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Jauap API</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/api/docs/swagger-ui.css">
            <link rel="stylesheet" href="/api/docs/page.css">
            </head>
            <body>
            <div id="api"></div>
            <script src="/api/docs/swagger-ui-bundle.js"></script>
            <script src="/api/docs/page.js"></script>
            </body>
            </html>
            """;
    private static final Map<String, MediaType> FILES = Map.of(
            "swagger-ui.css", MediaType.valueOf("text/css"),
            "swagger-ui-bundle.js", MediaType.valueOf("text/javascript"),
            "page.css", MediaType.valueOf("text/css"),
            "page.js", MediaType.valueOf("text/javascript"));

    private final OpenApi document;
    private final String library;

    DocsController(OpenApi document) throws java.io.IOException {
        this.document = document;
        Properties told = PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"));
        this.library = "META-INF/resources/webjars/swagger-ui/" + told.getProperty("version") + "/";
    }

    @Open
    @GetMapping("/api/openapi.json")
    ResponseEntity<String> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document.text());
    }

    @Open
    @GetMapping("/api/docs")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(PAGE);
    }

    @Open
    @GetMapping("/api/docs/{file}")
    ResponseEntity<Resource> file(@PathVariable String file) {
        MediaType type = FILES.get(file);
        if (type == null) {
            throw Problem.NOT_FOUND.found("there is no such file");
        }
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .header("X-Content-Type-Options", "nosniff")
                .body(new ClassPathResource((file.startsWith("page") ? "api/" : library) + file));
    }
}
