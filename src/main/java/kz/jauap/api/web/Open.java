package kz.jauap.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An address that opens without a key: it tells nothing of any business.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Open {}
