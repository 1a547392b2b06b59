/// Forms and quizzes on web pages: our own page and embedded form, forms of others that post to us. A form has no way
/// back: everything it brings goes to a person, with the phone or e-mail it came with.
@NullMarked
package kz.jauap.channel.form;

import org.jspecify.annotations.NullMarked;
