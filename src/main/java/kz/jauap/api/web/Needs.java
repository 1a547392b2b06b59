package kz.jauap.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kz.jauap.api.Scope;

/// Which scopes open an address, any of them; none stands for every good key.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {

    Scope[] value() default {};
}
