package kz.jauap.llm;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import kz.jauap.tenant.InvalidSetting;

/// Where one model is, and by which key it is asked.
///
/// @param url base address of an OpenAI-compatible interface, `https://api.example.com/v1`
/// @param model its name there
/// @param key of access, "" for none; appears in no log and no answer
/// @param price of a million tokens, in whatever money the tenant counts; 0 when nobody counts
public record ModelAccess(URI url, String model, String key, BigDecimal price) {

    private static final Pattern MODEL = Pattern.compile("[\\w.:/@-]{1,128}");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    /// Checks what a person has typed.
    ///
    /// @throws InvalidSetting naming the field, what is allowed and an example
    public static ModelAccess typed(String url, String model, String key, BigDecimal price) {
        demand(isAddress(url), "url", url, "an http or https address without a query", "\"https://api.openai.com/v1\"");
        demand(
                !leadsInside(url),
                "url",
                url,
                "an address of the network, not of this machine's own machinery",
                "\"http://127.0.0.1:11434/v1\"");
        demand(MODEL.matcher(model).matches(), "model", model, "a model's name", "\"gpt-5-mini\"");
        demand(
                key.length() <= 4_096 && key.chars().noneMatch(Character::isISOControl),
                "key",
                "that",
                "at most 4096 letters on one line",
                "\"sk-...\"");
        demand(
                price.signum() >= 0 && price.compareTo(MOST) <= 0,
                "price",
                price.toPlainString(),
                "the price of a million tokens, 0 or more",
                "0.6");
        return new ModelAccess(URI.create(url), model, key, price);
    }

    private static boolean isAddress(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Addresses at which clouds tell machines their secrets, and such as are nobody's. A name that is not known yet
    /// may become known.
    private static boolean leadsInside(String text) {
        try {
            for (InetAddress address : InetAddress.getAllByName(URI.create(text).getHost())) {
                if (address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void demand(boolean fits, String field, String value, String allowed, String example) {
        if (!fits) {
            throw new InvalidSetting(field, "\"" + value + "\"", allowed, example);
        }
    }

    @Override
    public String toString() {
        return model + " at " + url.getHost();
    }
}
