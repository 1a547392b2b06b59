package kz.jauap.language.value;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NumbersTest {

    @TestFactory
    Stream<DynamicTest> reads_numbers_in_digits_and_words() {
        return Table.tests(
                "numbers.txt",
                text -> Numbers.in(text).stream()
                        .map(amount -> amount.value().toPlainString())
                        .collect(Collectors.joining("; ")));
    }

    @TestFactory
    Stream<DynamicTest> tells_money_from_counts() {
        return Table.tests(
                "money.txt",
                text -> Numbers.money(text).stream()
                        .map(amount -> amount.value().toPlainString()
                                + (amount.currency() == null ? "" : " " + amount.currency()))
                        .collect(Collectors.joining("; ")));
    }
}
