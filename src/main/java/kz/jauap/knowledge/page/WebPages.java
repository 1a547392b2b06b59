package kz.jauap.knowledge.page;

import kz.jauap.knowledge.Added;
import kz.jauap.knowledge.Documents;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Pages of the web as documents, named by their addresses. Adding one again fetches it anew.
@Component
public class WebPages {

    private final PageFetcher fetcher;
    private final Documents documents;

    public WebPages(PageFetcher fetcher, Documents documents) {
        this.fetcher = fetcher;
        this.documents = documents;
    }

    /// Whether a document's name is a page's address.
    public static boolean isAddress(String name) {
        return name.startsWith("https://") || name.startsWith("http://");
    }

    /// Blocks while the page is fetched.
    ///
    /// @param branch the place of the business it speaks of, "" for all of them
    public Added add(TenantId tenant, String address, String branch, String author) {
        return switch (fetcher.fetch(address)) {
            case Fetched.Page(byte[] bytes, String readAs) ->
                documents.add(tenant, address, readAs, branch, bytes, author);
            case Fetched.Refused(String why, String advice) -> new Added.Unreadable(why, advice);
        };
    }
}
