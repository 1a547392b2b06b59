package kz.jauap.desk.web;

import java.util.UUID;
import kz.jauap.channel.spi.Media;
import kz.jauap.desk.manager.FileLinks;
import kz.jauap.shared.TenantId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A file a manager sent, for the customer's messenger. Whoever has the link may; a link that is wrong finds nothing.
@RestController
class DeskFileController {

    private final FileLinks links;

    DeskFileController(FileLinks links) {
        this.links = links;
    }

    @GetMapping("/desk/file/{tenant}/{sealed}")
    ResponseEntity<byte[]> file(@PathVariable UUID tenant, @PathVariable String sealed) {
        return switch (links.fetch(new TenantId(tenant), sealed)) {
            case Media.Fetched(byte[] bytes, String type) ->
                ResponseEntity.ok()
                        .contentType(type(type))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox")
                        .header("X-Robots-Tag", "noindex")
                        .body(bytes);
            case Media.Missing missing -> ResponseEntity.notFound().build();
        };
    }

    private static MediaType type(String name) {
        try {
            return MediaType.parseMediaType(name);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
