/// Benchmarks: each prints a table that compares with a baseline measured in the same run, and writes JSON under
/// `bench/results/`. Run them with `./jauap bench`.
@NullMarked
package kz.jauap.bench;

import org.jspecify.annotations.NullMarked;
