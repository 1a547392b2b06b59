package kz.jauap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms of the house and the doors between them are as each `package-info` says. Classes that the build makes are
/// left out: of page templates (a template belongs to the page it shows), and those that tell of the beans.
class ModularityTest {

    @Test
    void modules_know_only_those_they_declare() {
        ApplicationModules.of(
                        Jauap.class, resideInAPackage("kz.jauap.templates..").or(nameMatching(".*__.*")))
                .verify();
    }
}
