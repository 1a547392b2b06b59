package kz.jauap.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import kz.jauap.tenant.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAccessTest {

    @Test
    void a_model_on_this_machine_is_fine() {
        ModelAccess access = ModelAccess.typed("http://127.0.0.1:11434/v1", "qwen3:8b", "", BigDecimal.ZERO);
        assertThat(access.url().getPort()).isEqualTo(11434);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.openai.com",
                "ftp://example.com/v1",
                "file:///etc/passwd",
                "http://user:secret@example.com/v1",
                "https://example.com/v1?key=1",
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/v1",
                "http://0.0.0.0/v1",
                "http://224.0.0.1/v1"
            })
    void an_address_that_is_none_or_leads_inside_is_refused_with_an_example(String url) {
        assertThatThrownBy(() -> ModelAccess.typed(url, "m", "", BigDecimal.ZERO))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("url")
                .hasMessageContaining("for example");
    }

    @Test
    void what_cannot_be_a_key_a_name_a_price_or_a_plan_is_refused() {
        String url = "http://127.0.0.1/v1";
        assertThatThrownBy(() -> ModelAccess.typed(url, "two words", "", BigDecimal.ZERO))
                .hasMessageContaining("model");
        assertThatThrownBy(() -> ModelAccess.typed(url, "m", "a\nb", BigDecimal.ZERO))
                .hasMessageContaining("key")
                .hasMessageNotContaining("a\nb");
        assertThatThrownBy(() -> ModelAccess.typed(url, "m", "", BigDecimal.ONE.negate()))
                .hasMessageContaining("price");
        assertThatThrownBy(() -> new ModelPlan(true, List.of(), Duration.ofMinutes(1), 1))
                .hasMessageContaining("deadlineSeconds");
        assertThatThrownBy(() -> new ModelPlan(true, List.of(), Duration.ofSeconds(4), -1))
                .hasMessageContaining("tokensADay");
    }
}
