/// Erasing one customer everywhere. What the database holds of them goes in one transaction, which also
/// writes down what lies outside of it: files, topics and messages of the desk. Those are removed by a
/// job that goes on until nothing is left to try, and says honestly what remains.
///
/// Tables: `erasure`, `erasure_task`. Its stores also reach into the tables of all others, for whoever
/// forgets must forget at once: a new table with a customer's words belongs here too, and
/// `NothingIsLeftTest` finds it.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "tenant", "queue"})
package kz.jauap.erasing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
