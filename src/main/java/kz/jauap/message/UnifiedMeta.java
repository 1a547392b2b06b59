package kz.jauap.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Where a message came from: the advertisement, link or form behind it, and what it refers to.
@About("Where a message came from: the advertisement, link or form behind it, and what it refers to")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnifiedMeta(
        @About("Where the advertisement is: avito, whatsapp, instagram, vk …") @Nullable
        String adChannel,

        @About("The advertisement: an Avito item, a WhatsApp referral's source") @Nullable
        String adId,

        @About("Its kind, as the provider calls it") @Nullable
        String adType,

        @About("Its title") @Nullable String adTitle,
        @About("Its address") @Nullable String adUrl,
        @About("The click on it (ctwa_clid)") @Nullable String adClick,

        @About("utm_source, utm_medium, utm_campaign, utm_term, utm_content of the page")
        Map<String, String> utm,

        @About("The form it was filled into") @Nullable String formId,

        @About("Payload of the link that led here") @Nullable
        String start,

        @About("Data of the button that was pressed") @Nullable
        String callback,

        @About("The provider's id of the message it corrects") @Nullable
        String edits,

        @About("The provider's id of the message it answers") @Nullable
        String replyTo,

        @About(
                "What a request in this conversation has been told by now, by slot of the pack: the id of a value, or the "
                        + "words as said; a ? stands behind what is not sure")
        Map<String, String> slots,

        @About("What else the channel told") Map<String, String> more) {

    private static final String UTM = "utm_";

    static UnifiedMeta of(Map<String, String> told, Map<String, String> slots) {
        Map<String, String> rest = new TreeMap<>(told);
        Map<String, String> utm = new TreeMap<>();
        told.forEach((key, value) -> {
            if (key.startsWith(UTM)) {
                utm.put(key, value);
                rest.remove(key);
            }
        });
        return new UnifiedMeta(
                rest.remove("ad_channel"),
                rest.remove("ad_id"),
                rest.remove("ad_type"),
                rest.remove("ad_title"),
                rest.remove("ad_url"),
                rest.remove("ad_click"),
                utm,
                rest.remove("form_id"),
                rest.remove("start"),
                rest.remove("callback"),
                rest.remove("edits"),
                rest.remove("reply_to"),
                slots,
                rest);
    }
}
