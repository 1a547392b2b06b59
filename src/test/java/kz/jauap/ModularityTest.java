package kz.jauap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms of the house and the doors between them are as each `package-info` says. The classes that JTE makes of the
/// page templates are left out: a template belongs to the page it shows.
class ModularityTest {

    @Test
    void modules_know_only_those_they_declare() {
        ApplicationModules.of(Jauap.class, resideInAPackage("kz.jauap.templates.."))
                .verify();
    }
}
