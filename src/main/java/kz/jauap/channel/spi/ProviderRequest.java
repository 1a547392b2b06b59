package kz.jauap.channel.spi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/// One HTTP call to a provider, whole. Its headers and fields may carry keys, so it is shown by its method alone.
public record ProviderRequest(String method, URI address, Map<String, String> headers, Content content) {

    /// What a call carries.
    public sealed interface Content {

        record None() implements Content {}

        record Json(String text) implements Content {}

        /// Words of another kind, as they are.
        record Text(String text, String contentType) implements Content {}

        /// Fields of a form, URL-encoded.
        record Form(Map<String, String> fields) implements Content {}

        /// A form with one file in it.
        record Upload(String field, ProviderHttp.File file, Map<String, String> fields) implements Content {}
    }

    public ProviderRequest {
        headers = Map.copyOf(headers);
    }

    public static ProviderRequest get(URI address) {
        return new ProviderRequest("GET", address, Map.of(), new Content.None());
    }

    public static ProviderRequest post(URI address, Content content) {
        return new ProviderRequest("POST", address, Map.of(), content);
    }

    public static ProviderRequest delete(URI address) {
        return new ProviderRequest("DELETE", address, Map.of(), new Content.None());
    }

    /// The same call with one header more.
    public ProviderRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ProviderRequest(method, address, more, content);
    }

    @Override
    public String toString() {
        return method;
    }

    HttpUriRequestBase onTheWire() {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        switch (content) {
            case Content.None() -> {}
            case Content.Json(String text) -> request.setEntity(new StringEntity(text, ContentType.APPLICATION_JSON));
            case Content.Text(String text, String type) ->
                request.setEntity(new StringEntity(text, ContentType.parse(type).withCharset(StandardCharsets.UTF_8)));
            case Content.Form(Map<String, String> fields) -> request.setEntity(form(fields));
            case Content.Upload upload -> request.setEntity(multipart(upload).build());
        }
        return request;
    }

    private static UrlEncodedFormEntity form(Map<String, String> fields) {
        List<BasicNameValuePair> pairs = fields.entrySet().stream()
                .map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                .toList();
        return new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8);
    }

    private static MultipartEntityBuilder multipart(Content.Upload upload) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create();
        upload.fields().forEach(form::addTextBody);
        ContentType type = ContentType.parseLenient(upload.file().mimeType());
        return form.addBinaryBody(
                upload.field(),
                upload.file().bytes(),
                type == null ? ContentType.APPLICATION_OCTET_STREAM : type,
                upload.file().name());
    }
}
