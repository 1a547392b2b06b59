package kz.jauap.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NegationsTest {

    @TestFactory
    Stream<DynamicTest> finds_what_is_excluded() {
        return Table.tests(
                "negations.txt",
                text -> Negations.in(text).stream()
                        .map(Negations.Negation::said)
                        .collect(Collectors.joining("; ")));
    }

    @Test
    void its_place_covers_the_whole_expression() {
        String text = "маникюр без гель-лака, пожалуйста";
        Negations.Negation negation = Negations.in(text).getFirst();
        assertThat(text.substring(negation.from(), negation.to())).isEqualTo("без гель-лака");
    }
}
