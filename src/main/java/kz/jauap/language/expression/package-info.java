/// What expressions of time, number and measure are made of: words cut and looked up, numerals joined, patterns of
/// terms. Inner to the language module.
@NullMarked
package kz.jauap.language.expression;

import org.jspecify.annotations.NullMarked;
