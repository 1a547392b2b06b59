/// The channel API over HTTP: who may ask, what is asked, one error body. Its document is `/api/openapi.json`, its page
/// `/api/docs`, its manual `docs/api.md`.
@NullMarked
package kz.jauap.api.web;

import org.jspecify.annotations.NullMarked;
