package kz.jauap.channel.spi;

import java.net.URI;

/// Files at addresses that strangers may have written: fetched from the public web only.
public final class PublicFiles {

    private final ProviderHttp http;

    public PublicFiles() {
        this(ProviderHttp.outside());
    }

    /// With another client, for tests whose files lie on this machine.
    public PublicFiles(ProviderHttp http) {
        this.http = http;
    }

    /// Blocks until the file is here or the time is over.
    public Media fetch(String address, Media.Limits limits) {
        try {
            URI uri = URI.create(address);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null
                    ? http.download(uri, limits)
                    : new Media.Missing("it has no address of the web");
        } catch (IllegalArgumentException e) {
            return new Media.Missing("it has no address of the web");
        }
    }
}
