package kz.jauap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;

class ClassFactsTest {

    @Test
    void everything_the_scan_for_components_asks_for_is_known_before_it_asks() throws IOException {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            new ClassFacts().giveTo(context);

            assertThat(context.getResourceCache(MetadataReader.class).keySet())
                    .hasSizeGreaterThan(1_000)
                    .contains(context.getResources(ClassFacts.CLASSES));
            assertThat(context.getResourceCache(MetadataReader.class).values())
                    .filteredOn(one -> one.getClassMetadata().getClassName().equals(Jauap.class.getName()))
                    .singleElement()
                    .matches(one -> one.getAnnotationMetadata()
                            .isAnnotated("org.springframework.context.annotation.ComponentScan"));
        }
    }
}
