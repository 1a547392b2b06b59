package kz.jauap.pack;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who the business is and where.
///
/// @param pack the pack's own name, as its folder is called
/// @param names of the business
/// @param zone its time zone
/// @param languages it answers in, the first being the one used when in doubt
/// @param currency the sign after a price
/// @param ownWords what the business is called besides its name, by language
/// @param branches its places, where there are several
public record Profile(
        String pack,
        Wording names,
        Place place,
        ZoneId zone,
        OpeningHours hours,
        List<String> languages,
        String currency,
        Map<String, List<String>> ownWords,
        List<Branch> branches) {

    private static final String BRANCH_MARK = "branch:";

    /// Where to come, and what to call.
    ///
    /// @param directions entrance, floor, landmarks; may be empty
    /// @param map address of a map page, "" for none
    public record Place(Wording address, Wording directions, String map, List<String> phones) {

        public Place {
            phones = List.copyOf(phones);
        }
    }

    /// One of several places.
    ///
    /// @param id as groups of people, agents and accounts of a channel name it
    /// @param names as a customer is asked which they mean
    public record Branch(String id, Wording names) {}

    public Profile {
        languages = List.copyOf(languages);
        branches = List.copyOf(branches);
        ownWords = Map.copyOf(ownWords);
    }

    /// Whether a named thing of the vocabulary is one of the places.
    public static boolean isBranch(String entity) {
        return entity.startsWith(BRANCH_MARK);
    }

    /// The id behind a named thing that is a place.
    public static String branchId(String entity) {
        return entity.substring(BRANCH_MARK.length());
    }

    static String branchEntity(String id) {
        return BRANCH_MARK + id;
    }

    public Optional<Branch> branch(String id) {
        return branches.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public String defaultLanguage() {
        return languages.getFirst();
    }
}
