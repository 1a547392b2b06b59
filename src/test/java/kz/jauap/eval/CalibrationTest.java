package kz.jauap.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.eval.Calibration.Bin;
import kz.jauap.eval.Calibration.Claim;
import kz.jauap.eval.Calibration.Point;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static List<Claim> claims(double confidence, int right, int wrong) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < right + wrong; i++) {
            claims.add(new Claim(confidence, i < right));
        }
        return claims;
    }

    @Test
    void who_is_right_as_often_as_they_say_makes_no_error() {
        Calibration calibration = Calibration.of(claims(0.8, 8, 2));
        assertThat(calibration.error()).isZero();
        assertThat(calibration.bins()).containsExactly(new Bin(10, 0.8, 0.8));
    }

    @Test
    void too_much_and_too_little_confidence_are_errors_by_their_weight() {
        List<Claim> claims = claims(0.95, 6, 4);
        claims.addAll(claims(0.45, 10, 0));
        assertThat(Calibration.of(claims).error()).isEqualTo(0.45);
    }

    @Test
    void full_confidence_has_a_bin_and_none_makes_no_claims() {
        assertThat(Calibration.of(claims(1, 1, 0)).bins()).containsExactly(new Bin(1, 1, 1));
        assertThat(Calibration.of(List.of()).claims()).isZero();
    }

    @Test
    void caution_leaves_out_the_least_sure_first() {
        List<Claim> claims = claims(0.9, 3, 0);
        claims.addAll(claims(0.2, 0, 1));
        assertThat(Calibration.of(claims).curve()).contains(new Point(0.75, 0)).endsWith(new Point(1, 0.25));
    }
}
