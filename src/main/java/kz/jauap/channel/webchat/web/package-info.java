/// The chat's page, its widget for other sites, and its stream of messages.
@NullMarked
package kz.jauap.channel.webchat.web;

import org.jspecify.annotations.NullMarked;
