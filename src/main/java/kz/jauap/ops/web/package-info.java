/// The administrator's REST interface at `/admin`, documented in `docs/admin-api.md`.
@NullMarked
package kz.jauap.ops.web;

import org.jspecify.annotations.NullMarked;
