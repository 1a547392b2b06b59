package kz.jauap.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RepliesTest {

    @TestFactory
    Stream<DynamicTest> reads_yes_no_and_between() {
        return Table.tests(
                "answers.txt",
                text -> Replies.in(text).map(reply -> reply.meaning().name()).orElse(""));
    }

    @Test
    void is_surer_when_nothing_else_is_said() {
        double alone = Replies.in("да").orElseThrow().score();
        double within = Replies.in("да, а сколько стоит педикюр и стрижка?")
                .orElseThrow()
                .score();
        assertThat(alone).isEqualTo(1);
        assertThat(within).isLessThan(alone);
    }

    @Test
    void putting_off_declines() {
        assertThat(YesNo.LATER.declines()).isTrue();
        assertThat(YesNo.UNSURE.declines()).isFalse();
    }
}
