package kz.jauap.learning;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.jauap.language.value.Phones;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.pack.Wording;
import kz.jauap.shared.SafeText;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Takes personal data out of texts of a tenant. Words and phones the tenant's own pack has are nobody's data.
@Component
class Cleaning {

    private static final int LONGEST = 1000;

    private final Packs packs;

    Cleaning(Packs packs) {
        this.packs = packs;
    }

    String clean(TenantId tenant, String raw) {
        String text = SafeText.of(raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST) + "…");
        Set<String> taken = new HashSet<>();
        Set<String> own = new HashSet<>();
        packs.current(tenant).ifPresent(pack -> {
            take(pack, taken);
            pack.profile().place().phones().stream()
                    .flatMap(phone -> Phones.in(phone).stream())
                    .forEach(phone -> own.add(phone.e164()));
        });
        return Privacy.clean(text.strip(), taken::contains, own::contains);
    }

    private static void take(Pack pack, Set<String> taken) {
        take(pack.profile().names(), taken);
        pack.profile().ownWords().values().forEach(words -> take(words, taken));
        pack.services().forEach(card -> {
            take(card.category(), taken);
            take(card.names(), taken);
            card.aliases().values().forEach(aliases -> take(aliases, taken));
            card.items().forEach(item -> take(item.names(), taken));
        });
        pack.booking().ifPresent(rules -> rules.staff().forEach(one -> take(one.names(), taken)));
    }

    private static void take(Wording wording, Set<String> taken) {
        take(List.copyOf(wording.byLanguage().values()), taken);
    }

    private static void take(List<String> texts, Set<String> taken) {
        texts.forEach(
                text -> taken.addAll(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))));
    }
}
