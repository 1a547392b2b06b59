/// The addresses providers post to.
@NullMarked
package kz.jauap.intake.web;

import org.jspecify.annotations.NullMarked;
