package kz.jauap.media.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kz.jauap.media.FileAddresses;
import kz.jauap.shared.TenantId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A kept file. Whoever has its address may, for a while; an address that is wrong or old finds nothing. Pictures are
/// shown, everything else is saved, and nothing is ever run.
@RestController
class MediaController {

    private final FileAddresses addresses;

    MediaController(FileAddresses addresses) {
        this.addresses = addresses;
    }

    @GetMapping("/media/{tenant}/{sealed}")
    ResponseEntity<byte[]> file(@PathVariable UUID tenant, @PathVariable String sealed) {
        return addresses
                .open(new TenantId(tenant), sealed)
                .map(MediaController::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> answer(FileAddresses.Opened opened) {
        boolean picture = opened.file().isPicture();
        String name = opened.file().attachment().fileName();
        ContentDisposition disposition = (picture ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name == null ? "file" : name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(
                        picture
                                ? MediaType.parseMediaType(opened.content().mimeType())
                                : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Robots-Tag", "noindex")
                .body(opened.content().bytes());
    }
}
