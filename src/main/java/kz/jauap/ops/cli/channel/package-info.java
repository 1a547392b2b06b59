/// Commands about accounts on messengers: connecting one step by step, and trying whether it carries.
@NullMarked
package kz.jauap.ops.cli.channel;

import org.jspecify.annotations.NullMarked;
