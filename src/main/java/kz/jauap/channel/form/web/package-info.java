/// The form's page, its script for other sites, and the address submissions are posted to.
@NullMarked
package kz.jauap.channel.form.web;

import org.jspecify.annotations.NullMarked;
