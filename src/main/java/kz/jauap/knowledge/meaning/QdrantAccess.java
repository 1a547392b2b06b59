package kz.jauap.knowledge.meaning;

import java.net.URI;

/// Where Qdrant is.
///
/// @param url of its REST interface
/// @param key of access, "" for none; appears in no log
public record QdrantAccess(URI url, String key) {

    @Override
    public String toString() {
        return "Qdrant at " + url.getHost();
    }
}
