package kz.jauap.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PhonesTest {

    @TestFactory
    Stream<DynamicTest> reads_phones_and_nothing_else() {
        return Table.tests(
                "phones.txt",
                text -> Phones.in(text).stream().map(Phones.Phone::e164).collect(Collectors.joining("; ")));
    }

    @Test
    void knows_the_country_and_the_place() {
        String text = "Анна, 8 (701) 555-22-33";
        Phones.Phone phone = Phones.in(text).getFirst();
        assertThat(phone.region()).isEqualTo("KZ");
        assertThat(text.substring(phone.from(), phone.to())).isEqualTo("8 (701) 555-22-33");
        assertThat(Phones.in("+7 916 123 45 67").getFirst().region()).isEqualTo("RU");
    }
}
