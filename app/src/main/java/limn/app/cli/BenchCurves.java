package limn.app.cli;

import limn.app.window.chart.ChartBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the chart of the window with many long curves. */
@Command(name = "curves")
final class BenchCurves extends Action {
    @Option(names = "--curves", paramLabel = "N")
    private int curves = 50;
    @Option(names = "--points", paramLabel = "N")
    private int points = 100_000;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--curves", 1, curves);
        Bench.requireAtLeast(console, "--points", 2, points);
        BenchFigures.result(console, ChartBench.run(curves, points, BenchFigures.teller(console)));
        return DONE;
    }
}
