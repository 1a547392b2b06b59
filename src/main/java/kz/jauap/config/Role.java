package kz.jauap.config;

/// What a node does. A node without flags does everything.
public enum Role {
    /// Takes webhooks, serves pages and the admin interface.
    WEB,
    /// Handles turns and sends messages.
    WORKER
}
