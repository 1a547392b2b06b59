package kz.jauap.pack;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Who the business is and where.
///
/// @param pack the pack's own name, as its folder is called
/// @param names of the business
/// @param zone its time zone
/// @param languages it answers in, the first being the one used when in doubt
/// @param currency the sign after a price
/// @param ownWords what the business is called besides its name, by language
public record Profile(
        String pack,
        Wording names,
        Place place,
        ZoneId zone,
        OpeningHours hours,
        List<String> languages,
        String currency,
        Map<String, List<String>> ownWords) {

    /// Where to come, and what to call.
    ///
    /// @param directions entrance, floor, landmarks; may be empty
    /// @param map address of a map page, "" for none
    public record Place(Wording address, Wording directions, String map, List<String> phones) {

        public Place {
            phones = List.copyOf(phones);
        }
    }

    public Profile {
        languages = List.copyOf(languages);
        ownWords = Map.copyOf(ownWords);
    }

    public String defaultLanguage() {
        return languages.getFirst();
    }
}
