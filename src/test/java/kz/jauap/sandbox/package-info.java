/// Simulators of the providers: they behave as the platforms' documents say, errors and delays included, and count what
/// reached them. Used by tests, the demo and the chaos run.
@org.jspecify.annotations.NullMarked
package kz.jauap.sandbox;
