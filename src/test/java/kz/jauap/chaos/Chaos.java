package kz.jauap.chaos;

/// `./jauap chaos [--messages N] [--kills N] [--seed N] [--nodes N] [--conversations N] [--channels all|KIND,…]`: ends
/// with 0 only when nothing was lost, doubled, reordered or left unanswered.
public final class Chaos {

    private Chaos() {}

    static void main(String[] args) throws Exception {
        Outcome outcome = new ChaosRun(ChaosPlan.read(args), System.out::println).run();
        System.out.println(outcome.text());
        System.exit(outcome.clean() ? 0 : 1);
    }
}
