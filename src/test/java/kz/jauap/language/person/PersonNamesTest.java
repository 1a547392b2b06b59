package kz.jauap.language.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kz.jauap.language.value.Table;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PersonNamesTest {

    private static String name(String text, boolean asked) {
        return PersonNames.in(text, asked, word -> List.of("маникюр", "педикюр").contains(word))
                .map(PersonNames.PersonName::name)
                .orElse("");
    }

    @TestFactory
    Stream<DynamicTest> reads_names_that_are_given() {
        return Table.tests("names.txt", text -> name(text, false));
    }

    @TestFactory
    Stream<DynamicTest> reads_the_answer_to_what_is_your_name() {
        return Table.tests("names-asked.txt", text -> name(text, true));
    }

    @Test
    void is_less_sure_of_a_bare_word_nobody_knows() {
        double strange =
                PersonNames.in("гюзяль", true, word -> false).orElseThrow().score();
        double known = PersonNames.in("анна", true, word -> false).orElseThrow().score();
        double introduced = PersonNames.in("меня зовут Анна", true, word -> false)
                .orElseThrow()
                .score();
        assertThat(strange).isLessThan(known);
        assertThat(known).isLessThan(introduced);
    }
}
