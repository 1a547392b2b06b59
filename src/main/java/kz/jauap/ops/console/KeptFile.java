package kz.jauap.ops.console;

/// Where a kept file can be opened for a while.
///
/// @param small address of its small picture, "" where it has none
public record KeptFile(String address, String small) {}
