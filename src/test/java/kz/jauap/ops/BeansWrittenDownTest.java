package kz.jauap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ConfigurableApplicationContext;

class BeansWrittenDownTest {

    private static final String WRITTEN_DOWN = "spring.aot.enabled";
    private static final String FINDER =
            "org.springframework.context.annotation.internalConfigurationAnnotationProcessor";

    @Test
    void a_house_of_the_beans_the_build_has_written_down_has_the_same_beans_as_one_that_looked_for_them() {
        List<String> found;
        try (House house = House.pumped(Map.of())) {
            found = beansOf(house.context);
        }
        System.setProperty(WRITTEN_DOWN, "true");
        List<String> written;
        try (House house = House.pumped(Map.of())) {
            written = beansOf(house.context);
            assertThat(house.context.containsBean(FINDER)).isFalse();
        } finally {
            System.clearProperty(WRITTEN_DOWN);
        }
        assertThat(found.stream().filter(one -> !written.contains(one))).isEmpty();
        assertThat(written.stream().filter(one -> !found.contains(one))).isEmpty();
    }

    /// Name and kind of all of ours and of the frameworks', but for those that only look for others.
    private static List<String> beansOf(ConfigurableApplicationContext context) {
        return Stream.of(context.getBeanDefinitionNames())
                .filter(name -> !name.startsWith("org.springframework"))
                .map(name -> name + " " + kindOf(context.getBean(name)))
                .sorted()
                .toList();
    }

    private static String kindOf(Object bean) {
        return AopUtils.getTargetClass(bean).getName().replaceAll("[$][$]Lambda.*", "");
    }
}
