package kz.jauap.language.morphology;

/// One spelling for a Russian root in all its forms. It is a key, not a word: vowels that come and go are
/// out ("день", "песен"), л after a lip sound is out ("любл-ю"), and the last consonant of a verb is hushed
/// in all its forms ("ход-ит", "хож-у").
final class RussianAlternations {

    private static final String HARD = "дзгсхтк";
    private static final String HUSHED = "жжжшшчч";
    private static final String LIPS = "бвмпф";
    private static final String AFTER_FLEETING = "кцнлр";
    private static final int OF_OVA = 3;

    private RussianAlternations() {}

    static String bare(String left, boolean verb) {
        StringBuilder root = new StringBuilder(left);
        boolean hushes = theme(root, verb);
        if (root.length() > 1 && ends(root, "ь")) {
            drop(root, 1);
        }
        if (root.length() > 2 && last(root, 1) == 'л' && LIPS.indexOf(last(root, 2)) >= 0) {
            drop(root, 1);
        }
        if (hushes && root.length() > 2) {
            hush(root);
        }
        if (isFleeting(root)) {
            root.deleteCharAt(root.length() - 2);
        }
        return root.toString();
    }

    /// Takes off the vowel that endings hang on; а and я of a verb stay, they tell "решать" from "решить".
    /// What looks like the past of a verb ("материал") is shortened in nouns too.
    /// Answers whether the last consonant is one that changes.
    private static boolean theme(StringBuilder root, boolean verb) {
        if (verb && root.length() > OF_OVA + 2 && (ends(root, "ова") || ends(root, "ева"))) {
            drop(root, OF_OVA);
            return false;
        }
        boolean past = ends(root, "ал") || ends(root, "ял") || ends(root, "ил");
        if (past && RussianSounds.firstVowel(root) < root.length() - 2) {
            drop(root, 1);
            verb |= last(root, 1) != 'и';
        }
        char last = last(root, 1);
        boolean kept = verb && (last == 'а' || last == 'я');
        boolean tiny = root.length() < 3 || RussianSounds.firstVowel(root) == root.length() - 1;
        if (RussianSounds.isVowel(last) && !kept && !tiny) {
            drop(root, 1);
            return verb && last != 'у';
        }
        return verb;
    }

    private static void hush(StringBuilder root) {
        if (ends(root, "ст") || ends(root, "ск")) {
            drop(root, 2);
            root.append('щ');
            return;
        }
        int at = HARD.indexOf(last(root, 1));
        if (at >= 0) {
            root.setCharAt(root.length() - 1, HUSHED.charAt(at));
        }
    }

    private static boolean isFleeting(StringBuilder root) {
        if (root.length() < 4 || AFTER_FLEETING.indexOf(last(root, 1)) < 0) {
            return false;
        }
        char vowel = last(root, 2);
        return (vowel == 'е' || vowel == 'о')
                && !RussianSounds.isVowel(last(root, 3))
                && RussianSounds.firstVowel(root) < root.length() - 2;
    }

    private static boolean ends(StringBuilder root, String end) {
        int from = root.length() - end.length();
        return from >= 0 && root.indexOf(end, from) == from;
    }

    private static void drop(StringBuilder root, int letters) {
        root.setLength(root.length() - letters);
    }

    private static char last(StringBuilder root, int back) {
        return root.charAt(root.length() - back);
    }
}
