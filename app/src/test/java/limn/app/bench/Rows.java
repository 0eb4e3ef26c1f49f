package limn.app.bench;

import java.util.Map;

/** Made-up rows. */
final class Rows {
    private Rows() {}

    static BenchRow of(BenchRun run, long steps, double miou, double seconds) {
        return new BenchRow(run, steps, miou, Map.of("student", miou), Map.of(), steps / seconds, 0.01, seconds, 800);
    }
}
